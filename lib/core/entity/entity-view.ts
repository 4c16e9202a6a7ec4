import { formatSearch } from '../search/format-search.ts';
import { parseSearch } from '../search/parse-search.ts';
import { join, type SearchNode } from '../search/search-node.ts';
import { onlyValue } from '../view/edit-view.ts';
import { defaultView, type View } from '../view/view.ts';
import { type Entity, isEntityField } from './entity.ts';

/** The events of an entity, as a View: what its page counts is what the timeline of this View lists. */
export function entityView(entity: Entity, view: Partial<View> = {}): View {
  const base = { ...defaultView, ...view };
  if (isEntityField(entity.kind)) return onlyValue(base, entity.kind, entity.value);
  const pattern = { text: entity.value, wild: false };
  return searchedFor(
    base,
    entity.kind === 'term' ? { kind: 'is', field: entity.path, pattern } : { kind: 'word', pattern },
  );
}

/** The View of events that mention a value anywhere, itself included. */
export function mentionsView(value: string, view: Partial<View> = {}): View {
  return searchedFor({ ...defaultView, ...view }, { kind: 'word', pattern: { text: value, wild: false } });
}

/** Where answers name what they hand out: keys (STS, Cognito identity pools, IAM), sessions of roles. */
const issuedAt: Readonly<Partial<Record<Entity['kind'], readonly string[]>>> = {
  accessKeyId: ['responseElements.credentials.accessKeyId', 'responseElements.accessKey.accessKeyId'],
  actor: ['responseElements.assumedRoleUser.arn', 'responseElements.federatedUser.arn'],
};

/** The calls that handed a key or session out, at any time; null for what nobody hands out. */
export function issuingView(entity: Entity): View | null {
  const paths = issuedAt[entity.kind];
  if (paths === undefined) return null;
  const pattern = { text: entity.value, wild: false };
  const nodes = paths.map((field): SearchNode => ({ kind: 'is', field, pattern }));
  return { ...defaultView, search: formatSearch(join('or', nodes)) };
}

function searchedFor(view: View, wanted: SearchNode): View {
  const { node, problems } = parseSearch(view.search ?? '');
  // A search that is not understood stays as it is, and is refused where it is asked.
  if (problems.length > 0) return view;
  return { ...view, search: formatSearch(join('and', node === null ? [wanted] : [node, wanted])) };
}
