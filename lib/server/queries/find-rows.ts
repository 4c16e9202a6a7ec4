import type { Span } from '#lib/core/view/edit-view.ts';
import type { EventRef } from '#lib/core/view/event-ref.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readViewSpan } from './data-span.ts';
import { eventColumns, type StoredRow } from './event-columns.ts';
import { ceilHour, floorHour } from './hours.ts';
import { eventsIn, eventsInHours, listMatchingHours } from './matching-hours.ts';
import type { Ask } from './read-snapshot.ts';
import { cutSpan, type ViewCondition, viewCondition } from './view-condition.ts';
import { spanToSql, timestamp } from './view-to-sql.ts';

const dayMs = 86_400_000;

/** Rows next to the page's start that are read before anything else: most pages fill up there. */
const nearbyRows = 10_000;
/** Rows that the index of keys may yield in no order, to be sorted for a page. */
const maxFound = 20_000;

/** The first `wanted` rows of the View after a place, in its order. */
export async function findRows(
  ask: Ask,
  view: View,
  after: EventRef | null,
  wanted: number,
  now: number,
): Promise<StoredRow[]> {
  const condition = await viewCondition(ask, view);
  const isAfter = afterToSql(view.sort, after);
  if (view.range.kind === 'untimed') {
    if (condition.within !== null) return [];
    const untimed = Prisma.sql`event_time = '-infinity' AND ${condition.sql} AND ${isAfter}`;
    return readRows(ask, Prisma.sql`(SELECT * FROM event WHERE ${untimed}) AS found`, view.sort, wanted);
  }
  const span = cutSpan(await readViewSpan(ask, view, now), condition.within);
  const rest = span === null ? null : remaining(span, view.sort, after);
  if (rest === null) return [];
  const place: Place = { ...condition, span: rest, isAfter, sort: view.sort };
  if (condition.keys !== null) {
    const rows = (await readNearby(ask, place, wanted)) ?? (await readByKeys(ask, place, wanted));
    if (rows !== null) return rows;
  }
  return readWindows(ask, place, wanted);
}

interface Place extends ViewCondition {
  readonly span: Span;
  /** Behind the page before. */
  readonly isAfter: Prisma.Sql;
  readonly sort: View['sort'];
}

/** The page from the rows nearest to its start; null where they do not fill it. */
async function readNearby(
  ask: Ask,
  { sql, span, isAfter, sort }: Place,
  wanted: number,
): Promise<StoredRow[] | null> {
  const nearby = Prisma.sql`(SELECT * FROM (SELECT * FROM event WHERE ${spanToSql('event_time', span)} AND ${isAfter}
                             ORDER BY ${orderToSql(sort)} LIMIT ${nearbyRows}) AS near WHERE ${sql}) AS found`;
  const rows = await readRows(ask, nearby, sort, wanted);
  return rows.length < wanted ? null : rows;
}

/** The page from all rows that the index of keys finds; null where they are too many to sort. */
async function readByKeys(ask: Ask, place: Place, wanted: number): Promise<StoredRow[] | null> {
  const { sql, keys, span, isAfter, sort } = place;
  const order = orderToSql(sort);
  const rows = await ask<StoredRow & { found: string }>(Prisma.sql`
    WITH keyed AS MATERIALIZED (
      SELECT event_time, event_key FROM event
      WHERE ${spanToSql('event_time', span)} AND ${keys} AND ${sql} AND ${isAfter} LIMIT ${maxFound + 1}),
    page AS (SELECT * FROM keyed ORDER BY ${order} LIMIT ${wanted})
    SELECT ${eventColumns}, (SELECT count(*) FROM keyed) AS found
    FROM page JOIN event USING (event_time, event_key) ORDER BY ${order}`);
  return Number(rows[0]?.found ?? 0) > maxFound ? null : rows;
}

/**
 * Frequent, but not near the page's start, or in no index: the hourly cube says which hours hold
 * any. Windows let PostgreSQL leave out the months that a page does not need.
 */
async function readWindows(ask: Ask, place: Place, wanted: number): Promise<StoredRow[]> {
  const { guide, cube, sort } = place;
  const condition = Prisma.sql`${place.sql} AND ${place.isAfter}`;
  const rows: StoredRow[] = [];
  for (const window of twoWindows(place.span, sort)) {
    const missing = wanted - rows.length;
    const hours =
      guide === null
        ? null
        : await listMatchingHours(ask, window, guide, sort, cube === null ? null : missing);
    if (hours !== null && hours.length === 0) continue;
    const events = hours === null ? eventsIn(window, condition) : eventsInHours(hours, window, condition);
    rows.push(...(await readRows(ask, events, sort, missing)));
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
  return ask<StoredRow>(Prisma.sql`
    SELECT ${eventColumns} FROM ${events}
    ORDER BY ${orderToSql(sort)}
    LIMIT ${limit}`);
}

/** The one order of a View's rows. */
export function orderToSql(sort: View['sort']): Prisma.Sql {
  return sort === 'newest'
    ? Prisma.sql`event_time DESC, event_key DESC`
    : Prisma.sql`event_time ASC, event_key ASC`;
}

function afterToSql(sort: View['sort'], after: EventRef | null): Prisma.Sql {
  if (after === null) return Prisma.sql`TRUE`;
  const time = after.eventTime === null ? Prisma.sql`'-infinity'::timestamptz` : timestamp(after.eventTime);
  const place = Prisma.sql`(${time}, ${after.eventKey}::uuid)`;
  return sort === 'newest'
    ? Prisma.sql`(event_time, event_key) < ${place}`
    : Prisma.sql`(event_time, event_key) > ${place}`;
}
