import type { EventsResponse } from '#lib/core/contract/events.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import { type EventRef, formatEventRef } from '#lib/core/view/event-ref.ts';
import { fields } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readViewSpan } from './data-span.ts';
import { eventColumns, type StoredRow, toEventRows } from './event-columns.ts';
import { ceilHour, eventsIn, eventsInHours, floorHour, listMatchingHours } from './matching-hours.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { areInCube, filtersToSql, timestamp } from './view-to-sql.ts';

export interface Page {
  /** The last row of the page before. */
  readonly after: EventRef | null;
  /** Rows at most, up to `maxPage`. */
  readonly limit: number;
}

export const maxPage = 1000;

const dayMs = 86_400_000;

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
  const condition = Prisma.sql`${filtersToSql(view.filters)} AND ${afterToSql(view.sort, after)}`;
  if (view.range.kind === 'untimed') {
    const untimed = Prisma.sql`(SELECT * FROM event WHERE event_time = '-infinity' AND ${condition}) AS found`;
    return readRows(ask, untimed, view.sort, wanted);
  }
  const span = await readViewSpan(ask, view, now);
  const rest = span === null ? null : remaining(span, view.sort, after);
  if (rest === null) return [];
  return readWindows(ask, rest, condition, view, wanted);
}

/**
 * Under a filter, rows may lie far apart, and `event` has no index by field: the hourly cube says
 * which hours hold any. Windows let PostgreSQL leave out the months that a page does not need.
 */
async function readWindows(
  ask: Ask,
  span: Span,
  condition: Prisma.Sql,
  view: View,
  wanted: number,
): Promise<StoredRow[]> {
  const guiding = view.filters.filter((filter) => fields[filter.field].inCube);
  const exact = areInCube(view.filters);
  const rows: StoredRow[] = [];
  for (const window of twoWindows(span, view.sort)) {
    const missing = wanted - rows.length;
    const hours =
      guiding.length === 0
        ? null
        : await listMatchingHours(ask, window, guiding, view.sort, exact ? missing : null);
    if (hours !== null && hours.length === 0) continue;
    const events = hours === null ? eventsIn(window, condition) : eventsInHours(hours, window, condition);
    rows.push(...(await readRows(ask, events, view.sort, missing)));
    if (rows.length >= wanted) break;
  }
  return rows;
}

/** A day from the page's start, which is enough for most questions; then all the rest at once. */
function twoWindows(span: Span, sort: View['sort']): Span[] {
  const edge = sort === 'newest' ? floorHour(span.to - dayMs) : ceilHour(span.from + dayMs);
  if (edge <= span.from || edge >= span.to) return [span];
  const [older, newer] = [
    { from: span.from, to: edge },
    { from: edge, to: span.to },
  ];
  return sort === 'newest' ? [newer, older] : [older, newer];
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

function readRows(ask: Ask, events: Prisma.Sql, sort: View['sort'], limit: number): Promise<StoredRow[]> {
  const direction = sort === 'newest' ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return ask<StoredRow>(Prisma.sql`
    SELECT ${eventColumns} FROM ${events}
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
