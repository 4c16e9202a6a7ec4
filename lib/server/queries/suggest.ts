import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import type { ListedField, SuggestResponse } from '#lib/core/contract/search.ts';
import { inside } from '#lib/core/search/glob.ts';
import { resolveSearchField, searchFieldNames } from '#lib/core/search/search-fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { listFacetValues } from './list-facet-values.ts';
import { listPathValues } from './list-path-values.ts';
import { valueCondition } from './matching-values.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';

export interface SuggestQuestion {
  /** Null for names of fields. */
  readonly field: ListedField | null;
  readonly prefix: string;
  readonly limit: number;
}

/** What may stand at the cursor: names of fields, or values of one with their counts under the View. */
export async function suggest(
  context: QueryContext,
  view: View,
  { field, prefix, limit }: SuggestQuestion,
): Promise<SuggestResponse> {
  if (field === null) return { suggestions: await suggestNames(context, prefix, limit), sample: null };
  if (field.kind === 'path') {
    const { values, sample } = await listPathValues(context, view, {
      path: field.name,
      search: prefix,
      limit,
    });
    return { suggestions: values.map(({ value, count }) => ({ text: value, count })), sample };
  }
  const { values } = await listFacetValues(context, view, { field: field.name, search: prefix, limit });
  const suggestions = values.flatMap(({ value, count }) => (value === null ? [] : [{ text: value, count }]));
  return { suggestions, sample: null };
}

/** Names that begin with the prefix before those that hold it; typed ones before paths. */
async function suggestNames(
  context: QueryContext,
  prefix: string,
  limit: number,
): Promise<SuggestResponse['suggestions']> {
  const wanted = prefix.toLowerCase();
  const rank = (name: string) => (name.toLowerCase().startsWith(wanted) ? 0 : 1);
  const typed = searchFieldNames.filter((name) => name.toLowerCase().includes(wanted));
  const paths = await readSnapshot(context, (ask) =>
    ask<{ value: string }>(Prisma.sql`
      SELECT value FROM dictionary
      WHERE path_id = 0 AND ${valueCondition({ kind: 'glob', pattern: inside({ text: cleanText(prefix), wild: false }) })}
      ORDER BY length(value), value LIMIT ${limit + searchFieldNames.length}`),
  );
  const known = paths.map((row) => row.value).filter((name) => resolveSearchField(name)?.kind === 'path');
  const names = [...new Set([...typed, ...known])];
  return names
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, limit)
    .map((text) => ({ text, count: null }));
}
