import type { FacetResponse } from '#lib/core/contract/events.ts';
import type { ListedField } from '#lib/core/contract/search.ts';
import type { View } from '#lib/core/view/view.ts';
import { listFacetValues } from './list-facet-values.ts';
import { listPathValues } from './list-path-values.ts';
import type { QueryContext } from './read-snapshot.ts';

/** The most frequent values of a typed field or of a path, under the View. */
export async function listFacet(
  context: QueryContext,
  view: View,
  { field, search, limit }: { field: ListedField; search: string; limit: number },
): Promise<FacetResponse> {
  if (field.kind !== 'path') return listFacetValues(context, view, { field: field.name, search, limit });
  const { values, distinct, missing, sample } = await listPathValues(context, view, {
    path: field.name,
    search,
    limit,
  });
  if (search !== '' || missing === null || missing === 0)
    return { field: field.name, values, distinct, sample };
  const without = { value: null, count: missing };
  const rows = [...values, without].sort((a, b) => b.count - a.count).slice(0, limit);
  return { field: field.name, values: rows, distinct: distinct + 1, sample };
}
