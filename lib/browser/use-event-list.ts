import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EventRow } from '#lib/core/contract/events.ts';
import type { View } from '#lib/core/view/view.ts';
import { eventsQuery, questionOf } from './event-queries.ts';
import {
  atTop,
  type PageAt,
  pageAround,
  pageSize,
  type Stretch,
  stepTowards,
  stretchOf,
} from './list-window.ts';

const none: readonly string[] = [];
/** A scroll bar under way passes over millions of rows; only where it lingers is anything loaded. */
const lingerMs = 90;

export interface EventList {
  /** What the rows answer: the same for Views that have the same rows. */
  readonly question: string;
  /** The rows that are loaded: a stretch of the list. */
  readonly rows: readonly EventRow[];
  /** Number of the first of them, from 0. */
  readonly start: number;
  /** How many rows the list has, as far as is known. */
  readonly count: number;
  /** Undefined where it is not loaded. */
  readonly rowAt: (index: number) => EventRow | undefined;
  /** What a row holds at a path that is a column. */
  readonly valuesAt: (ref: string, path: string) => readonly string[];
  /** Nothing to show yet. */
  readonly isPending: boolean;
  /** The rows are those of the View before, until the new ones are here. */
  readonly isStale: boolean;
  /** There are rows after those that are loaded. */
  readonly hasMore: boolean;
  readonly error: Error | null;
  /** These rows, half open, are to be seen: loads them, and what is around them. */
  readonly want: (from: number, to: number) => void;
  readonly retry: () => void;
}

/**
 * A View's rows: a stretch of pages around what is in sight, never all that were passed.
 * @param total how many rows there are, where it is known.
 */
export function useEventList(view: View, total: number | null): EventList {
  const question = questionOf(view);
  const [held, setHeld] = useState({ question, at: atTop });
  const at = held.question === question ? held.at : atTop;
  const query = useInfiniteQuery(eventsQuery(view, at));
  const { data, error, isFetching, isPlaceholderData, fetchNextPage, fetchPreviousPage, refetch } = query;
  const pages = data?.pages;
  const isStale = pages !== undefined && pages[0]?.question !== question;
  const stretch = useMemo(() => stretchOf(pages ?? []), [pages]);
  const start = stretch?.start ?? 0;
  const rows = useMemo(() => pages?.flatMap((page) => page.events) ?? [], [pages]);
  const values = useMemo(() => {
    const all = pages?.flatMap((page) => page.values) ?? [];
    return new Map(all.map((each) => [`${each.ref} ${each.path}`, each.values]));
  }, [pages]);
  const valuesAt = useCallback((ref: string, path: string) => values.get(`${ref} ${path}`) ?? none, [values]);
  const rowAt = useCallback((index: number) => rows[index - start], [rows, start]);
  const count =
    stretch === null ? 0 : stretch.hasAfter && !isStale ? Math.max(total ?? 0, stretch.end) : stretch.end;

  const seek = useSeek((row) => setHeld({ question, at: pageAround(row, total) }));
  const want = (from: number, to: number) => {
    if (stretch === null || isStale || error !== null) return seek(null);
    // Another stretch is under way: where it will lie counts.
    const step = stepTowards(isPlaceholderData ? toCome(at) : stretch, from, to);
    seek(step === 'elsewhere' ? (from + to) / 2 : null);
    if (isFetching || isPlaceholderData) return;
    if (step === 'after') void fetchNextPage();
    if (step === 'before') void fetchPreviousPage();
  };
  const retry = () => {
    if (query.isFetchNextPageError) void fetchNextPage();
    else if (query.isFetchPreviousPageError) void fetchPreviousPage();
    else void refetch();
  };
  return {
    question,
    rows,
    start,
    count,
    rowAt,
    valuesAt,
    isPending: query.isPending,
    isStale,
    hasMore: stretch?.hasAfter ?? false,
    error,
    want,
    retry,
  };
}

function toCome({ row, place }: PageAt): Stretch {
  const start = 'before' in place ? Math.max(0, row - pageSize) : row;
  return { start, end: start + pageSize, hasBefore: true, hasAfter: true };
}

/** Goes where it was last told to, once it has lingered; null: nowhere. */
function useSeek(go: (row: number) => void): (row: number | null) => void {
  const wanted = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return useCallback((row) => {
    wanted.current = row;
    if (row === null || timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      if (wanted.current !== null) latest.current(wanted.current);
    }, lingerMs);
  }, []);
}
