import type { FacetResponse } from '#lib/core/contract/events.ts';
import type { ListedField } from '#lib/core/contract/search.ts';
import type { View } from '#lib/core/view/view.ts';
import { listFacetValues } from './list-facet-values.ts';
import { listPathValues } from './list-path-values.ts';
import type { QueryContext } from './read-snapshot.ts';

interface FacetQuestion {
  readonly field: ListedField;
  readonly search: string;
  /** Counted as well, be they ever so rare; null is the missing value. */
  readonly chosen?: readonly (string | null)[];
  readonly limit: number;
}

/** The most frequent values of a typed field or of a path, under the View. */
export async function listFacet(
  context: QueryContext,
  view: View,
  { field, search, chosen = [], limit }: FacetQuestion,
): Promise<FacetResponse> {
  if (field.kind !== 'path')
    return listFacetValues(context, view, { field: field.name, search, chosen, limit });
  const found = await listPathValues(context, view, {
    path: field.name,
    search,
    chosen: chosen.filter((value) => value !== null),
    limit,
  });
  const { values, distinct, missing, sample } = found;
  const without = missing === null ? null : { value: null, count: missing };
  const named = [...found.chosen, ...(chosen.includes(null) && without !== null ? [without] : [])];
  if (search !== '' || without === null || without.count === 0)
    return { field: field.name, values, chosen: named, distinct, sample };
  const rows = [...values, without].sort((a, b) => b.count - a.count).slice(0, limit);
  return { field: field.name, values: rows, chosen: named, distinct: distinct + 1, sample };
}
