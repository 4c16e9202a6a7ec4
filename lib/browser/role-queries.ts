import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPaths } from '#lib/core/contract/paths.ts';
import {
  eventOriginResponse,
  missingResponse,
  reachResponse,
  sessionDetailResponse,
  type sessionProofs,
  type sessionSorts,
  sessionsResponse,
  trustResponse,
} from '#lib/core/contract/roles.ts';
import { formatView } from '#lib/core/view/codec.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { fetchJson } from './fetch-json.ts';

const pageSize = 100;

/** How often an answer is asked for again while sessions that it rests on are being linked. */
const linkingMs = 2000;
const untilLinked = {
  refetchInterval: ({ state }: { state: { data?: { loose: number } | undefined } }) =>
    (state.data?.loose ?? 0) > 0 ? linkingMs : (false as const),
};

/** Only what changes which sessions are meant. */
function asked({ range, filters, search, file }: View): string {
  return formatView({ ...defaultView, range, filters, search, file });
}

type Sort = (typeof sessionSorts)[number];
type Proof = (typeof sessionProofs)[number];

/** The sessions with events under a View, page after page. */
export function sessionsQuery(view: View, sort: Sort, proof: Proof) {
  const wanted = asked(view);
  return infiniteQueryOptions({
    queryKey: ['sessions', wanted, sort, proof],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams(wanted);
      search.set('order', sort);
      search.set('proof', proof);
      search.set('limit', String(pageSize));
      if (pageParam !== null) search.set('cursor', pageParam);
      return fetchJson(`${apiPaths.sessions}?${search}`, sessionsResponse, { signal });
    },
    getNextPageParam: (last) => last.next,
    structuralSharing: false,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
}

/** How many sessions there are by now and how many are still to be linked, beside the list that somebody reads. */
export function sessionsNowQuery(view: View, proof: Proof) {
  const search = new URLSearchParams(asked(view));
  search.set('proof', proof);
  search.set('limit', '1');
  return queryOptions({
    queryKey: ['sessions-now', search.toString()],
    queryFn: async ({ signal }) => {
      const { total, loose } = await fetchJson(`${apiPaths.sessions}?${search}`, sessionsResponse, {
        signal,
      });
      return { total, loose };
    },
    staleTime: 0,
  });
}

export function sessionQuery(key: string) {
  return queryOptions({
    queryKey: ['session', key],
    ...untilLinked,
    queryFn: ({ signal }) => fetchJson(apiPaths.session(key), sessionDetailResponse, { signal }),
  });
}

/** Who stands behind an event. Events of one session share the answer. */
export function eventOriginQuery(ref: string, session: string | null) {
  return queryOptions({
    queryKey: session === null ? ['event-origin', ref] : ['session', session, 'origin'],
    ...untilLinked,
    queryFn: ({ signal }) => fetchJson(apiPaths.eventOrigin(ref), eventOriginResponse, { signal }),
  });
}

/** What descends from a session. */
export function reachQuery(key: string) {
  return queryOptions({
    queryKey: ['session', key, 'reach'],
    ...untilLinked,
    queryFn: ({ signal }) => fetchJson(apiPaths.sessionReach(key), reachResponse, { signal }),
  });
}

export function missingLogsQuery() {
  return queryOptions({
    queryKey: ['missing-logs'],
    ...untilLinked,
    queryFn: ({ signal }) => fetchJson(apiPaths.missingLogs, missingResponse, { signal }),
  });
}

export function trustQuery(view: View) {
  const wanted = asked(view);
  return queryOptions({
    queryKey: ['trust', wanted],
    ...untilLinked,
    queryFn: ({ signal }) => fetchJson(`${apiPaths.trust}?${wanted}`, trustResponse, { signal }),
    placeholderData: keepPreviousData,
  });
}
