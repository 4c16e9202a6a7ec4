import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { activityResponse, eventDetailResponse, eventsResponse } from '#lib/core/contract/events.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { relatedResponse } from '#lib/core/contract/related.ts';
import { formatView } from '#lib/core/view/codec.ts';
import { isPathColumn } from '#lib/core/view/columns.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { fetchJson } from './fetch-json.ts';

export const eventsPageSize = 200;

/** Only what changes the rows: their order counts, and columns of paths; the zone and the open event do not. */
function rowsOf({ range, filters, search, file, sort, columns }: View): string {
  const paths = columns.filter(isPathColumn).toSorted();
  const asked = paths.length === 0 ? defaultView.columns : ['time', ...paths];
  return formatView({ ...defaultView, range, filters, search, file, sort, columns: asked });
}

/** What changes the histogram. */
function bucketsOf({ range, filters, search, file, split, compare }: View): string {
  return formatView({ ...defaultView, range, filters, search, file, split, compare });
}

/** The rows of a View, page after page. */
export function eventsQuery(view: View) {
  const rows = rowsOf(view);
  return infiniteQueryOptions({
    queryKey: ['events', rows],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams(rows);
      search.set('limit', String(eventsPageSize));
      if (pageParam !== null) search.set('cursor', pageParam);
      return fetchJson(`${apiPaths.events}?${search}`, eventsResponse, { signal });
    },
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // Rows do not change; comparing all pages with themselves at each new one would halt a long list.
    structuralSharing: false,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** The histogram of a View. */
export function activityQuery(view: View) {
  const buckets = bucketsOf(view);
  return queryOptions({
    queryKey: ['activity', buckets],
    queryFn: ({ signal }) => fetchJson(`${apiPaths.activity}?${buckets}`, activityResponse, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** One event with its evidence. Stored events do not change. */
export function eventQuery(ref: string) {
  return queryOptions({
    queryKey: ['event', ref],
    queryFn: ({ signal }) => fetchJson(apiPaths.event(ref), eventDetailResponse, { signal }),
    staleTime: 5 * 60_000,
  });
}

/** What belongs to an event; `seconds` to either side is what "around" means. */
export function relatedQuery(ref: string, seconds: number) {
  return queryOptions({
    queryKey: ['related', ref, seconds],
    queryFn: ({ signal }) =>
      fetchJson(`${apiPaths.related(ref)}?seconds=${seconds}`, relatedResponse, { signal }),
    // Only how far around was changed: the rest stays. Another event's relations never do.
    placeholderData: (before, query) => (query?.queryKey[1] === ref ? before : undefined),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
