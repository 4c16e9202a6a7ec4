import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sessionsQuery } from '#lib/browser/role-queries.ts';
import type { SessionRow, sessionProofs, sessionSorts } from '#lib/core/contract/roles.ts';
import type { View } from '#lib/core/view/view.ts';

export type SessionProof = (typeof sessionProofs)[number];
export type SessionSort = (typeof sessionSorts)[number];

export interface SessionList {
  readonly rows: readonly SessionRow[];
  /** Null where it is not counted, or not yet known. */
  readonly total: number | null;
  readonly loose: number;
  readonly isPending: boolean;
  readonly isStale: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  readonly error: Error | null;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** The sessions under a View, as far as they were asked for. */
export function useSessionList(view: View, sort: SessionSort, proof: SessionProof): SessionList {
  const query = useInfiniteQuery(sessionsQuery(view, sort, proof));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch, isPlaceholderData } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.sessions) ?? [], [data]);
  return {
    rows,
    total: data?.pages[0]?.total ?? null,
    loose: data?.pages[0]?.loose ?? 0,
    isPending: query.isPending,
    isStale: isPlaceholderData,
    isLoadingMore: isFetchingNextPage,
    hasMore: hasNextPage,
    error: query.error,
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
    },
    retry: () => void (query.isFetchNextPageError ? fetchNextPage() : refetch()),
  };
}
