import type { EventsResponse } from '#lib/core/contract/events.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import { type EventRef, formatEventRef } from '#lib/core/view/event-ref.ts';
import { fields } from '#lib/core/view/fields.ts';
import type { Filter, View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readViewSpan } from './data-span.ts';
import { eventColumns, type StoredRow, toEventRows } from './event-columns.ts';
import { eventsIn, eventsInHours, hourMs, listMatchingHours } from './matching-hours.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { areInCube, filtersToSql, timestamp } from './view-to-sql.ts';

export interface Page {
  /** The last row of the page before. */
  readonly after: EventRef | null;
  /** Rows at most, up to `maxPage`. */
  readonly limit: number;
}

export const maxPage = 1000;

/** A page of the View's rows in its order, by (event_time, event_key). */
export function listEvents(context: QueryContext, view: View, page: Page): Promise<EventsResponse> {
  const wanted = Math.min(page.limit, maxPage) + 1;
  return readSnapshot(context, async (ask) => {
    const stored = await findRows(ask, view, page.after, wanted, context.now);
    const events = await toEventRows(ask, stored.slice(0, wanted - 1));
    const last = stored.length === wanted ? stored[wanted - 2] : undefined;
    return { events, next: last === undefined ? null : formatEventRef(refOf(last)) };
  });
}

async function findRows(
  ask: Ask,
  view: View,
  after: EventRef | null,
  wanted: number,
  now: number,
): Promise<StoredRow[]> {
  if (view.range.kind === 'untimed') {
    return readRows(ask, Prisma.sql`event WHERE event_time = '-infinity'`, view, after, wanted);
  }
  const span = await readViewSpan(ask, view, now);
  const rest = span === null ? null : remaining(span, view.sort, after);
  if (rest === null) return [];
  const guiding = view.filters.filter((filter) => fields[filter.field].inCube);
  if (guiding.length === 0) return readRows(ask, eventsIn(rest), view, after, wanted);
  return readGuided(ask, rest, guiding, view, after, wanted);
}

/**
 * Under a filter, rows may lie far apart, and `event` has no index by field: the hourly cube says
 * which hours hold any. Windows of time grow from the page's start until it is full.
 */
async function readGuided(
  ask: Ask,
  span: Span,
  guiding: readonly Filter[],
  view: View,
  after: EventRef | null,
  wanted: number,
): Promise<StoredRow[]> {
  const exact = areInCube(view.filters);
  const rows: StoredRow[] = [];
  for (const window of growingWindows(span, view.sort)) {
    const missing = wanted - rows.length;
    const hours = await listMatchingHours(ask, window, guiding, view.sort, exact ? missing : null);
    if (hours !== null && hours.length === 0) continue;
    const from = hours === null ? eventsIn(window) : eventsInHours(hours, window);
    rows.push(...(await readRows(ask, from, view, after, missing)));
    if (rows.length >= wanted) break;
  }
  return rows;
}

/** From the page's start to the span's end, each window four times as long as the one before. */
function* growingWindows(span: Span, sort: View['sort']): Generator<Span> {
  let size = 6 * hourMs;
  if (sort === 'newest') {
    for (let to = span.to; to > span.from; size *= 4) {
      const from = Math.max(span.from, Math.floor((to - size) / hourMs) * hourMs);
      yield { from, to };
      to = from;
    }
  } else {
    for (let from = span.from; from < span.to; size *= 4) {
      const to = Math.min(span.to, Math.ceil((from + size) / hourMs) * hourMs);
      yield { from, to };
      from = to;
    }
  }
}

/** What is left of the span after a page that ended at `after`; its own millisecond may hold more. */
function remaining(span: Span, sort: View['sort'], after: EventRef | null): Span | null {
  if (after === null) return span;
  if (after.eventTime === null) return null;
  const rest =
    sort === 'newest'
      ? { from: span.from, to: Math.min(span.to, after.eventTime + 1) }
      : { from: Math.max(span.from, after.eventTime), to: span.to };
  return rest.from < rest.to ? rest : null;
}

function readRows(
  ask: Ask,
  from: Prisma.Sql,
  view: View,
  after: EventRef | null,
  limit: number,
): Promise<StoredRow[]> {
  const direction = view.sort === 'newest' ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return ask<StoredRow>(Prisma.sql`
    SELECT ${eventColumns} FROM ${from}
      AND ${filtersToSql(view.filters)} AND ${afterToSql(view.sort, after)}
    ORDER BY event_time ${direction}, event_key ${direction}
    LIMIT ${limit}`);
}

function afterToSql(sort: View['sort'], after: EventRef | null): Prisma.Sql {
  if (after === null) return Prisma.sql`TRUE`;
  const time = after.eventTime === null ? Prisma.sql`'-infinity'::timestamptz` : timestamp(after.eventTime);
  const place = Prisma.sql`(${time}, ${after.eventKey}::uuid)`;
  return sort === 'newest'
    ? Prisma.sql`(event_time, event_key) < ${place}`
    : Prisma.sql`(event_time, event_key) > ${place}`;
}

function refOf(row: StoredRow): EventRef {
  return { eventTime: row.time_ms === null ? null : Number(row.time_ms), eventKey: row.event_key };
}
