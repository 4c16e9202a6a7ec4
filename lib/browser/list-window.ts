import type { EventRow, EventsResponse } from '#lib/core/contract/events.ts';

/** Where a page lies, as the API is asked for it; `row`: the number of the row that comes after the place. */
export interface PageAt {
  readonly row: number;
  readonly place: { readonly offset: number } | { readonly cursor: string } | { readonly before: string };
}

export interface EventPage extends EventsResponse {
  /** What it answers. */
  readonly question: string;
  /** Number of its first row in the View, from 0. */
  readonly start: number;
}

export const pageSize = 200;
/** What is kept in memory around the rows in sight, whatever the list's length. */
export const maxPages = 10;
/** Rows left to the edge of what is loaded when the next page is asked for. */
const askAhead = 80;

export const atTop: PageAt = { row: 0, place: { offset: 0 } };

/** The page that surrounds a row; the end of the list is read from its end. */
export function pageAround(row: number, total: number | null): PageAt {
  const start = Math.max(0, Math.floor(row) - pageSize / 2);
  if (start === 0) return atTop;
  if (total !== null && start + pageSize >= total) return { row: total, place: { before: 'end' } };
  return { row: start, place: { offset: start } };
}

export function firstRowOf({ row, place }: PageAt, events: readonly EventRow[]): number {
  return 'before' in place ? Math.max(0, row - events.length) : row;
}

export function pageAfter(page: EventPage): PageAt | null {
  return page.next === null ? null : { row: page.start + page.events.length, place: { cursor: page.next } };
}

export function pageBefore({ previous, start, events }: EventPage): PageAt | null {
  if (previous !== null) return { row: start, place: { before: previous } };
  // Beyond the end, as after a deletion: what there is lies before.
  return events.length === 0 && start > 0 ? { row: start, place: { before: 'end' } } : null;
}

/** Rows `start` to `end`, half open, that are loaded, and whether there are more beside them. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

/** While something is imported, numbers may be off by what came in: where nothing comes before, is row 0. */
export function stretchOf(pages: readonly EventPage[]): Stretch | null {
  const [first, last] = [pages[0], pages.at(-1)];
  if (first === undefined || last === undefined) return null;
  const start = first.previous === null && first.events.length > 0 ? 0 : first.start;
  const rows = pages.reduce((sum, page) => sum + page.events.length, 0);
  return { start, end: start + rows, hasBefore: pageBefore(first) !== null, hasAfter: last.next !== null };
}

export type Step = 'none' | 'before' | 'after' | 'elsewhere';

/** How to come to rows `from` to `to` (half open): by the next page, or, further away, by another stretch. */
export function stepTowards(stretch: Stretch, from: number, to: number): Step {
  const { start, end, hasBefore, hasAfter } = stretch;
  if ((hasAfter && from > end + pageSize) || (hasBefore && to < start - pageSize)) return 'elsewhere';
  if (hasAfter && to > end - askAhead) return 'after';
  if (hasBefore && from < start + askAhead) return 'before';
  return 'none';
}
