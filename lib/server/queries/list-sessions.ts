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

/** Events whose sessions are gathered at once, without looking through sessions first. */
const maxGathered = 60_000;
/** Sessions that are looked through for a page. */
const maxLookedThrough = 2000;
/** Sessions are counted up to this. */
const maxCounted = 100_000;

/** The sessions with events under a View. `gathered`: for tests, that both ways come to the same. */
export function listSessions(
  context: QueryContext,
  view: View,
  page: Page,
  gathered = maxGathered,
): Promise<SessionsResponse> {
  return readLinked(context, async (ask) => {
    const { near, events } = await sessionsUnder(ask, view, context.now);
    const open = Prisma.sql`${near} AND ${provenSql(page.proof)} AND NOT (${isForwarded('p')})`;
    if (events !== null && (await countRoughly(ask, events)) > gathered) {
      const found = await lookThrough(ask, open, events, page);
      if (found.length > page.limit) return toResponse(ask, found, page, null);
    }
    const within =
      events === null
        ? open
        : Prisma.sql`${open} AND p.session_id = ANY (${await gather(ask, events)}::bigint[])`;
    const rows = await ask<Listed>(
      inOrder(Prisma.sql`${sessionTables} WHERE ${within} AND ${afterCursor(page)}`, page),
    );
    return toResponse(ask, rows, page, await countUpTo(ask, within));
  });
}

type Listed = StoredSession & { place: string };

/** One row more than the page has. */
function inOrder(from: Prisma.Sql, { order, limit }: Page): Prisma.Sql {
  return Prisma.sql`
    SELECT ${sessionColumns}, ${placeOf(order)}::text AS place FROM ${from}
    ORDER BY ${sortedBy(order)} DESC, p.session_id DESC LIMIT ${limit + 1}`;
}

/** Those of the next sessions that have an event under the condition: where many have one, the page soon fills. */
function lookThrough(ask: Ask, open: Prisma.Sql, events: AskedEvents, page: Page): Promise<Listed[]> {
  const next = Prisma.sql`(
    SELECT * FROM session_shape AS p WHERE ${open} AND ${afterCursor(page)}
    ORDER BY ${sortedBy(page.order)} DESC, p.session_id DESC LIMIT ${maxLookedThrough})`;
  const tables = Prisma.sql`${next} AS p JOIN session AS s ON s.id = p.session_id WHERE ${hasOneOf(events)}`;
  return askByIndex(ask, inOrder(tables, page));
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

async function countUpTo(ask: Ask, within: Prisma.Sql): Promise<number | null> {
  const [counted] = await ask<{ n: string }>(Prisma.sql`
    SELECT count(*) AS n FROM (SELECT FROM session_shape AS p WHERE ${within} LIMIT ${maxCounted + 1}) AS bounded`);
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

/** The sessions of all such events; what only went on with credentials counts for whose they are. */
async function gather(ask: Ask, events: AskedEvents): Promise<string[]> {
  const keys = events.condition.keys ?? Prisma.sql`TRUE`;
  const found = await ask<{ session_id: string }>(Prisma.sql`
    WITH found AS (
      SELECT DISTINCT session_id FROM event WHERE session_id IS NOT NULL AND ${keys} AND ${eventsSql(events)})
    SELECT DISTINCT CASE WHEN ${isForwarded('p')} THEN p.parent_id ELSE found.session_id END AS session_id
    FROM found LEFT JOIN session_shape AS p ON p.session_id = found.session_id`);
  return found.map((row) => row.session_id);
}

/** By its key in the index of events, which OFFSET 0 keeps from being read by time instead. */
function hasOneOf(events: AskedEvents): Prisma.Sql {
  const ids = Prisma.sql`(ARRAY(SELECT f.session_id FROM session_shape AS f
                                WHERE f.parent_id = p.session_id AND ${isForwarded('f')}) || p.session_id)`;
  return Prisma.sql`(SELECT true FROM (SELECT * FROM event WHERE ${anyKeyOf(ids)} OFFSET 0) AS own
                     WHERE ${eventsSql(events)} LIMIT 1)`;
}

function eventsSql({ condition, span }: AskedEvents): Prisma.Sql {
  return Prisma.sql`${spanToSql('event_time', span)} AND ${condition.sql}`;
}
