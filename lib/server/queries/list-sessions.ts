import type { SessionsResponse, sessionProofs, sessionSorts } from '#lib/core/contract/roles.ts';
import { grades, isExact } from '#lib/core/roles/session-kinds.ts';
import { resolveRange, type Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { askByIndex } from './ask-by-index.ts';
import { countTotal } from './count-cube.ts';
import { readDataSpan } from './data-span.ts';
import { anyKeyOf } from './event-keys.ts';
import { ceilHour, floorHour } from './hours.ts';
import { readLinked } from './read-linked.ts';
import type { Ask, QueryContext } from './read-snapshot.ts';
import { estimate } from './sample-where-costly.ts';
import { keysOfSessions } from './session-keys.ts';
import {
  isForwarded,
  type StoredSession,
  sessionColumns,
  sessionTables,
  toSessionRows,
} from './session-rows.ts';
import { cutSpan, type ViewCondition, viewCondition } from './view-condition.ts';
import { spanToSql, timestamp } from './view-to-sql.ts';

interface Page {
  readonly order: (typeof sessionSorts)[number];
  readonly proof: (typeof sessionProofs)[number];
  /** `<sort value>.<id>` of the last row before. */
  readonly cursor: string | null;
  readonly limit: number;
}

/** Sessions that are looked through at a time for a page. */
const slice = 1000;
/** To look whether a session has such an event takes as long as to gather the sessions of so many events. */
const eventsPerLook = 100;
/** Sessions are counted up to this. */
const maxCounted = 100_000;

/** The sessions with events under a View. `perLook`: tests choose by it which of the ways is gone. */
export function listSessions(
  context: QueryContext,
  view: View,
  page: Page,
  perLook = eventsPerLook,
): Promise<SessionsResponse> {
  return readLinked(context, async (ask) => {
    const { near, events } = await sessionsUnder(ask, view, context.now);
    const open = Prisma.sql`${near} AND ${provenSql(page.proof)} AND NOT (${isForwarded('p')})`;
    if (events === null) {
      const rows = await ask<Listed>(
        inOrder(Prisma.sql`${sessionTables} WHERE ${open} AND ${afterCursor(page)}`, page),
      );
      return toResponse(ask, rows, page, await countUpTo(ask, open));
    }
    const looks = (await countRoughly(ask, events)) / perLook;
    const found = await lookThrough(ask, open, events, page, looks);
    if (found !== null) return toResponse(ask, found, page, null);
    const { rows, total } = await gather(ask, open, events, page);
    return toResponse(ask, rows, page, total > maxCounted ? null : total);
  });
}

/** `total` where the statement counts it. */
type Listed = StoredSession & { place: string; total: string | null };

/** One row more than the page has. */
function inOrder(from: Prisma.Sql, { order, limit }: Page, total = Prisma.sql`NULL`): Prisma.Sql {
  return Prisma.sql`
    SELECT ${sessionColumns}, ${placeOf(order)}::text AS place, ${total} AS total FROM ${from}
    ORDER BY ${sortedBy(order)} DESC, p.session_id DESC LIMIT ${limit + 1}`;
}

/**
 * The page's sessions by looking at one after the other in the page's order, which is soon full where
 * many have such an event. Null as soon as that is likely to take more than `looks` sessions, or
 * nothing comes any more.
 */
async function lookThrough(
  ask: Ask,
  open: Prisma.Sql,
  events: AskedEvents,
  page: Page,
  looks: number,
): Promise<Listed[] | null> {
  const wanted = page.limit + 1;
  const found: Listed[] = [];
  for (let looked = 0; likelyLooks(found.length, wanted, looked) < looks; looked += slice) {
    const next = Prisma.sql`(
      SELECT * FROM session_shape AS p WHERE ${open} AND ${afterCursor(page)}
      ORDER BY ${sortedBy(page.order)} DESC, p.session_id DESC OFFSET ${looked} LIMIT ${slice})`;
    const tables = Prisma.sql`${next} AS p JOIN session AS s ON s.id = p.session_id WHERE ${hasOneOf(events)}`;
    const more = await askByIndex<Listed>(ask, inOrder(tables, page));
    found.push(...more);
    if (found.length >= wanted) return found.slice(0, wanted);
    if (more.length === 0) return null;
  }
  return null;
}

/** How many more sessions have to be looked at, if it goes on as it began; a slice at least. */
function likelyLooks(found: number, wanted: number, looked: number): number {
  return looked === 0 ? slice : looked * (wanted / found - 1);
}

async function toResponse(
  ask: Ask,
  rows: readonly Listed[],
  { limit }: Page,
  total: number | null,
): Promise<Omit<SessionsResponse, 'loose'>> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    sessions: await toSessionRows(ask, shown),
    next: last === undefined ? null : `${last.place}.${last.id}`,
    total,
  };
}

async function countUpTo(ask: Ask, open: Prisma.Sql): Promise<number | null> {
  const [counted] = await ask<{ n: string }>(Prisma.sql`
    SELECT count(*) AS n FROM (SELECT FROM session_shape AS p WHERE ${open} LIMIT ${maxCounted + 1}) AS bounded`);
  const total = Number(counted?.n ?? 0);
  return total > maxCounted ? null : total;
}

/** Grades are in the order of their strength. */
function provenSql(proof: Page['proof']): Prisma.Sql {
  if (proof === 'any') return Prisma.sql`TRUE`;
  return Prisma.sql`(p.weakest IS NULL OR p.weakest <= ${grades.findLastIndex(isExact)})`;
}

/** What `order` sorts by, as a whole number: the score, or the last hour. */
function placeOf(order: Page['order']): Prisma.Sql {
  return order === 'look' ? Prisma.sql`p.score` : Prisma.sql`extract(epoch FROM p.last_hour)::bigint`;
}

/** The column of the index that has the order. */
function sortedBy(order: Page['order']): Prisma.Sql {
  return order === 'look' ? Prisma.sql`p.score` : Prisma.sql`p.last_hour`;
}

function afterCursor({ order, cursor }: Page): Prisma.Sql {
  const match = cursor === null ? null : /^(-?\d{1,18})\.(-?\d{1,19})$/.exec(cursor);
  if (match === null) return Prisma.sql`TRUE`;
  const place = order === 'look' ? Prisma.sql`${match[1]}::bigint` : timestamp(Number(match[1]) * 1000);
  return Prisma.sql`(${sortedBy(order)}, p.session_id) < (${place}, ${match[2]}::bigint)`;
}

interface AskedEvents {
  readonly condition: ViewCondition;
  readonly span: Span;
}

interface Sessions {
  /** Of `session_shape AS p`: what its hours say. */
  readonly near: Prisma.Sql;
  /** It has one of these events; null where nothing is asked of them. */
  readonly events: AskedEvents | null;
}

/** Range alone is a matter of hours; whatever else the View asks for is asked of events, whose sessions these are. */
async function sessionsUnder(ask: Ask, view: View, now: number): Promise<Sessions> {
  const range = resolveRange(view.range, await readDataSpan(ask), now);
  const inHours = (span: Span | null) =>
    span === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`p.last_hour >= ${timestamp(floorHour(span.from))} AND p.first_hour < ${timestamp(span.to)}`;
  const chosen = view.range.kind === 'all' ? null : range;
  if (view.filters.length === 0 && view.search === null && view.file === null)
    return { near: inHours(chosen), events: null };
  const condition = await viewCondition(ask, view);
  const span = cutSpan(range, condition.within);
  if (span === null) return { near: Prisma.sql`FALSE`, events: null };
  const narrowed = chosen !== null || condition.within !== null;
  return { near: inHours(narrowed ? span : null), events: { condition, span } };
}

async function countRoughly(ask: Ask, { condition, span }: AskedEvents): Promise<number> {
  if (condition.found) return 0;
  if (condition.cube === null) return (await estimate(ask, condition, span)).found;
  return countTotal(ask, { from: floorHour(span.from), to: ceilHour(span.to) }, condition.cube);
}

/**
 * The sessions of all such events, from which the page is taken; what only went on with credentials
 * counts for whose they are.
 */
async function gather(
  ask: Ask,
  open: Prisma.Sql,
  events: AskedEvents,
  page: Page,
): Promise<{ rows: Listed[]; total: number }> {
  const keys = events.condition.keys ?? Prisma.sql`TRUE`;
  const tables = Prisma.sql`(
    SELECT * FROM listed AS p WHERE ${afterCursor(page)}
    ORDER BY ${sortedBy(page.order)} DESC, p.session_id DESC LIMIT ${page.limit + 1}
  ) AS p JOIN session AS s ON s.id = p.session_id`;
  // As an array, since several processes work at a subselect but not at a CTE.
  const found = Prisma.sql`(
    SELECT array_agg(DISTINCT session_id)
    FROM event WHERE session_id IS NOT NULL AND ${keys} AND ${eventsSql(events)})`;
  const rows = await ask<Listed>(Prisma.sql`
    WITH own AS MATERIALIZED (
      SELECT DISTINCT CASE WHEN ${isForwarded('p')} THEN p.parent_id ELSE p.session_id END AS session_id
      FROM unnest(${found}) AS found (id) JOIN session_shape AS p ON p.session_id = found.id),
    listed AS MATERIALIZED (
      SELECT p.* FROM own JOIN session_shape AS p ON p.session_id = own.session_id WHERE ${open})
    ${inOrder(tables, page, Prisma.sql`(SELECT count(*) FROM listed)`)}`);
  return { rows, total: Number(rows[0]?.total ?? 0) };
}

/** By its keys in the index of events, which OFFSET 0 keeps from being read by time instead. */
function hasOneOf(events: AskedEvents): Prisma.Sql {
  const ids = Prisma.sql`(ARRAY(SELECT f.session_id FROM session_shape AS f
                                WHERE f.parent_id = p.session_id AND ${isForwarded('f')}) || p.session_id)`;
  const keys = Prisma.sql`(${ids} || ARRAY(${keysOfSessions(ids)}))`;
  return Prisma.sql`(SELECT true FROM (SELECT * FROM event WHERE ${anyKeyOf(keys)} OFFSET 0) AS own
                     WHERE own.session_id = ANY (${ids}) AND ${eventsSql(events)} LIMIT 1)`;
}

function eventsSql({ condition, span }: AskedEvents): Prisma.Sql {
  return Prisma.sql`${spanToSql('event_time', span)} AND ${condition.sql}`;
}
