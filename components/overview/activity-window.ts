import type { TimeRange } from '#lib/core/view/view.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Stretches that end with the newest event, `all` aside. */
export const windows = [
  { value: 'all', label: 'All', days: null },
  { value: 'year', label: 'Year', days: 365 },
  { value: 'month', label: '30 days', days: 30 },
  { value: 'week', label: 'Week', days: 7 },
] as const;
export type ActivityWindow = (typeof windows)[number]['value'];

interface DataSpan {
  readonly first: number;
  readonly last: number;
}

/**
 * The window that shows something at first sight: a few stray events years back would squeeze the
 * rest into one bar of `all`.
 */
export function openingWindow({ first, last }: DataSpan): ActivityWindow {
  return last - first > 92 * day ? 'month' : 'all';
}

/** The windows that are a good deal narrower than the data, and `all`. */
export function usefulWindows({ first, last }: DataSpan): readonly (typeof windows)[number][] {
  return windows.filter(({ days }) => days === null || days * day < 0.7 * (last - first));
}

/** Days up to and with the hour of the newest event: what comes after it is no silence. */
export function windowRange(window: ActivityWindow, { last }: DataSpan): TimeRange {
  const days = windows.find(({ value }) => value === window)?.days ?? null;
  if (days === null) return { kind: 'all' };
  const to = (Math.floor(last / hour) + 1) * hour;
  return { kind: 'absolute', from: to - days * day, to };
}
