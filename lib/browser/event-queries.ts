import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  activityResponse,
  eventDetailResponse,
  eventsResponse,
  rowPlaceResponse,
} from '#lib/core/contract/events.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { relatedResponse } from '#lib/core/contract/related.ts';
import { formatView } from '#lib/core/view/codec.ts';
import { isPathColumn } from '#lib/core/view/columns.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { fetchJson } from './fetch-json.ts';
import {
  type EventPage,
  firstRowOf,
  maxPages,
  type PageAt,
  pageAfter,
  pageBefore,
  pageSize,
} from './list-window.ts';

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

/** What a View's rows are: the same for Views that have the same ones. */
export function questionOf(view: View): string {
  return rowsOf(view);
}

/** The rows of a View around a place, page by page in both directions. */
export function eventsQuery(view: View, at: PageAt) {
  const question = rowsOf(view);
  return infiniteQueryOptions({
    queryKey: ['events', question, at],
    initialPageParam: at,
    queryFn: async ({ pageParam, signal }): Promise<EventPage> => {
      const search = new URLSearchParams(question);
      search.set('limit', String(pageSize));
      for (const [name, value] of Object.entries(pageParam.place)) {
        if (value !== 0) search.set(name, String(value));
      }
      const page = await fetchJson(`${apiPaths.events}?${search}`, eventsResponse, { signal });
      return { ...page, question, start: firstRowOf(pageParam, page.events) };
    },
    getNextPageParam: pageAfter,
    getPreviousPageParam: pageBefore,
    maxPages,
    placeholderData: keepPreviousData,
    // Rows do not change; comparing all pages with themselves at each new one would halt a long list.
    structuralSharing: false,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** Which number a row has in the View, or the row that comes after a place. */
export function rowPlaceQuery(view: View, cursor: string) {
  const question = rowsOf({ ...view, columns: defaultView.columns });
  return queryOptions({
    queryKey: ['place', question, cursor],
    queryFn: ({ signal }) =>
      fetchJson(`${apiPaths.eventsPlace}?${question}&cursor=${cursor}`, rowPlaceResponse, { signal }),
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
