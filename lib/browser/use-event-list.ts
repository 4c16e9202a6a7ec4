import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { EventRow } from '#lib/core/contract/events.ts';
import type { View } from '#lib/core/view/view.ts';
import { eventsQuery } from './event-queries.ts';

const none: readonly string[] = [];

export interface EventList {
  /** What the rows answer: the same for Views that have the same rows. */
  readonly question: string;
  readonly rows: readonly EventRow[];
  /** What a row holds at a path that is a column. */
  readonly valuesAt: (ref: string, path: string) => readonly string[];
  /** Nothing to show yet. */
  readonly isPending: boolean;
  /** The rows are those of the View before, until the new ones are here. */
  readonly isStale: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly error: Error | null;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** A View's rows, as far as they were asked for. */
export function useEventList(view: View): EventList {
  const options = eventsQuery(view);
  const query = useInfiniteQuery(options);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch, isPlaceholderData } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.events) ?? [], [data]);
  const values = useMemo(() => {
    const pages = data?.pages ?? [];
    return new Map(
      pages.flatMap((page) => page.values).map((each) => [`${each.ref} ${each.path}`, each.values]),
    );
  }, [data]);
  const valuesAt = useCallback((ref: string, path: string) => values.get(`${ref} ${path}`) ?? none, [values]);
  return {
    question: options.queryKey.join(' '),
    rows,
    valuesAt,
    isPending: query.isPending,
    isStale: isPlaceholderData,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    error: query.error,
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
    },
    retry: () => void (query.isFetchNextPageError ? fetchNextPage() : refetch()),
  };
}
