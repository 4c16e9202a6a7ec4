import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EventRow } from '#lib/core/contract/events.ts';
import type { View } from '#lib/core/view/view.ts';
import { eventsQuery } from './event-queries.ts';

export interface EventList {
  /** What the rows answer: the same for Views that have the same rows. */
  readonly question: string;
  readonly rows: readonly EventRow[];
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
  return {
    question: options.queryKey.join(' '),
    rows,
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
