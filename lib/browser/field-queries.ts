import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { facetResponse } from '#lib/core/contract/events.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { statisticsResponse, suggestResponse } from '#lib/core/contract/search.ts';
import { withoutChoices } from '#lib/core/search/choose-values.ts';
import { formatView } from '#lib/core/view/codec.ts';
import { isField } from '#lib/core/view/fields.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { fetchJson } from './fetch-json.ts';

/** Counts of values change only where something is imported. */
const staleTime = 60_000;

/** What events a question about a field is counted over. */
function eventsOf({ range, filters, search, file }: View): URLSearchParams {
  return new URLSearchParams(formatView({ ...defaultView, range, filters, search, file }));
}

/**
 * The most frequent values of a field or path under what the View asks of others, those that hold
 * `search`, and those of `chosen` as well: what the facet itself chose does not narrow it.
 */
export function facetQuery(
  field: string,
  view: View,
  search: string,
  limit = 25,
  chosen: readonly (string | null)[] = [],
) {
  const filters = view.filters.filter((filter) => filter.field !== field);
  const rest = isField(field) ? view.search : withoutChoices(view.search ?? '', field);
  const query = eventsOf({ ...view, filters, search: rest });
  if (search !== '') query.set('search', search);
  if (chosen.length > 0) query.set('chosen', JSON.stringify(chosen));
  query.set('limit', String(limit));
  return queryOptions({
    queryKey: ['facet', field, query.toString()],
    queryFn: ({ signal }) => fetchJson(`${apiPaths.facet(field)}?${query}`, facetResponse, { signal }),
    placeholderData: keepPreviousData,
    staleTime,
    refetchOnWindowFocus: false,
  });
}

/** Names of fields that hold `prefix`, or with `field` its values; see `suggestResponse`. */
export function suggestQuery(field: string | null, view: View, prefix: string, limit = 12) {
  const query = eventsOf(view);
  if (field !== null) query.set('field', field);
  query.set('prefix', prefix.slice(0, 256).toWellFormed());
  query.set('limit', String(limit));
  return queryOptions({
    queryKey: ['suggest', field, query.toString()],
    queryFn: ({ signal }) => fetchJson(`${apiPaths.suggest}?${query}`, suggestResponse, { signal }),
    // Names must not pass for values, nor values of one field for those of another.
    placeholderData: (answer, question) => (question?.queryKey[1] === field ? answer : undefined),
    staleTime,
    refetchOnWindowFocus: false,
  });
}

/** What a field or path holds under the View. */
export function statisticsQuery(field: string, view: View) {
  const query = eventsOf(view).toString();
  return queryOptions({
    queryKey: ['statistics', field, query],
    queryFn: ({ signal }) =>
      fetchJson(`${apiPaths.statistics(field)}?${query}`, statisticsResponse, { signal }),
    placeholderData: keepPreviousData,
    staleTime,
    refetchOnWindowFocus: false,
  });
}
