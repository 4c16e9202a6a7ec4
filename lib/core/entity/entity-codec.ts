import { cleanText } from '../cloudtrail/clean-text.ts';
import { resolveSearchField } from '../search/search-fields.ts';
import { formatView, parseView } from '../view/codec.ts';
import { defaultView, type View } from '../view/view.ts';
import { type Entity, type EntityKind, entityKinds, isEntityField } from './entity.ts';

/** What a page about one entity shows: the entity, and the View in which its events are looked at. */
export interface EntityPage {
  /** Null where the address names none; `problems` says why. */
  readonly entity: Entity | null;
  readonly view: View;
  readonly problems: readonly string[];
}

/**
 * The address of an entity's page: `/entity/principal?value=<arn>`, `/entity/term?path=…&value=…`,
 * followed by the View (codec.ts) that its events are cut by. Values travel in the query, where
 * slashes and colons mean nothing.
 */
export function entityHref(entity: Entity, view: Partial<View> = {}): string {
  return `/entity/${entity.kind}?${formatEntityQuery(entity, view)}`;
}

/** The query of the page and of its endpoint alike. */
export function formatEntityQuery(entity: Entity, view: Partial<View> = {}): string {
  const own = new URLSearchParams(entity.kind === 'term' ? { path: entity.path } : {});
  own.set('value', entity.value);
  const rest = formatView({ ...defaultView, ...view, open: null });
  // Colons and slashes stay readable, as in the View's spelling.
  const spelt = own.toString().replaceAll('%3A', ':').replaceAll('%2F', '/');
  return rest === '' ? spelt : `${spelt}&${rest}`;
}

/** Never throws: what is not understood is named in `problems`. */
export function parseEntityPage(kind: string, params: URLSearchParams | string): EntityPage {
  const rest = new URLSearchParams(params);
  const [value, path] = [rest.get('value'), rest.get('path')];
  rest.delete('value');
  rest.delete('path');
  const { view, problems } = parseView(rest);
  const entity = toEntity(kind, value, path);
  return typeof entity === 'string'
    ? { entity: null, view, problems: [entity, ...problems] }
    : { entity, view, problems };
}

/** The entity, or a sentence that says why there is none. */
export function toEntity(kind: string, value: string | null, path: string | null): Entity | string {
  if (!isEntityKind(kind)) return 'There is no page for this kind of thing.';
  if (value === null || value === '') return 'The address holds no value to look for.';
  const clean = cleanText(value);
  if (isEntityField(kind)) return { kind, value: clean };
  if (kind === 'value') return { kind, value: clean };
  const field = resolveSearchField(path ?? '');
  if (field?.kind !== 'path')
    return 'The address names no path of records, such as requestParameters.bucketName.';
  return { kind: 'term', path: field.name, value: clean };
}

/** The entity behind a value of a field or path; null for the closed sets and for empty text. */
export function entityOf(field: string, value: string): Entity | null {
  const entity = isEntityField(field) ? toEntity(field, value, null) : toEntity('term', value, field);
  return typeof entity === 'string' ? null : entity;
}

function isEntityKind(kind: string): kind is EntityKind {
  return (entityKinds as readonly string[]).includes(kind);
}
