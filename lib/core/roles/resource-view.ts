import type { SessionDetailResponse } from '../contract/roles.ts';
import { formatSearch } from '../search/format-search.ts';
import type { SearchNode } from '../search/search-node.ts';
import { defaultView, type View } from '../view/view.ts';

/** The events of a session that name a resource. */
export function resourceView(session: string, resource: SessionDetailResponse['resources'][number]): View {
  const nodes = resource.paths.map(
    (field): SearchNode => ({
      kind: 'is',
      field,
      pattern: { text: resource.value, wild: false },
    }),
  );
  const [only] = nodes;
  return {
    ...defaultView,
    filters: [{ field: 'session', operator: 'is', values: [session] }],
    search: only === undefined ? null : formatSearch(nodes.length === 1 ? only : { kind: 'or', nodes }),
  };
}
