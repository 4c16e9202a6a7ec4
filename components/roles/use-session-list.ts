import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type Hand, useHand, useOnceFree } from '#components/ui/use-hand.ts';
import { sessionsNowQuery, sessionsQuery } from '#lib/browser/role-queries.ts';
import { useRunningImport } from '#lib/browser/use-running-import.ts';
import type { SessionRow, sessionProofs, sessionSorts } from '#lib/core/contract/roles.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import type { View } from '#lib/core/view/view.ts';

/** How often it is asked what there is by now. */
const watchMs = 2000;

export type SessionProof = (typeof sessionProofs)[number];
export type SessionSort = (typeof sessionSorts)[number];

export interface SessionList {
  readonly rows: readonly SessionRow[];
  /** Null where it is not counted, or not yet known. */
  readonly total: number | null;
  /** Sessions and calls that are not linked yet. */
  readonly loose: number;
  /** What there is by now that the list does not show, in words. */
  readonly news: string | null;
  readonly isPending: boolean;
  readonly isStale: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  readonly error: Error | null;
  /** Of the box that the list scrolls in. */
  readonly hand: Hand;
  readonly loadMore: () => void;
  readonly retry: () => void;
  /** Begins anew with what is news. */
  readonly show: () => void;
}

/**
 * The sessions under a View, as far as they were asked for. While there is something to be linked or
 * an import runs, the list begins anew wherever nobody's hand is on it, and says what it lacks where one is.
 */
export function useSessionList(view: View, sort: SessionSort, proof: SessionProof): SessionList {
  const query = useInfiniteQuery(sessionsQuery(view, sort, proof));
  const { data, hasNextPage, isFetchingNextPage, isFetching, fetchNextPage, refetch, isPlaceholderData } =
    query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.sessions) ?? [], [data]);
  const first = data?.pages[0];
  const hand = useHand();

  const now = useSessionsNow(view, proof, (first?.loose ?? 0) > 0, query.dataUpdatedAt);
  const isBehind =
    now !== null && first !== undefined && (now.total !== first.total || now.loose !== first.loose);
  const show = () => {
    hand.box.current?.scrollTo(0, 0);
    void refetch();
  };
  useOnceFree(hand, isBehind && !isFetching, show);

  const more = (now?.total ?? 0) - (first?.total ?? 0);
  return {
    rows,
    total: first?.total ?? null,
    loose: now?.loose ?? first?.loose ?? 0,
    news: !isBehind ? null : more > 0 ? countOf(more, 'more session') : 'Sessions have changed',
    isPending: query.isPending,
    isStale: isPlaceholderData,
    isLoadingMore: isFetchingNextPage,
    hasMore: hasNextPage,
    error: query.error,
    hand,
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
    },
    retry: () => void (query.isFetchNextPageError ? fetchNextPage() : refetch()),
    show,
  };
}

/** What there is by now, while it may change; null where the list itself knows best. */
function useSessionsNow(view: View, proof: SessionProof, isLoose: boolean, listed: number) {
  const running = useRunningImport();
  const [watched, setWatched] = useState(false);
  if ((isLoose || running) && !watched) setWatched(true);
  const { data, dataUpdatedAt, refetch } = useQuery({
    ...sessionsNowQuery(view, proof),
    enabled: watched,
    refetchInterval: ({ state }) => (running || isLoose || (state.data?.loose ?? 0) > 0 ? watchMs : false),
  });
  useEffect(() => {
    // What came between the last look and the end.
    if (watched && !running) void refetch();
  }, [watched, running, refetch]);
  return data === undefined || dataUpdatedAt <= listed ? null : data;
}
