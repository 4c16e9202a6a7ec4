import type { SessionsResponse, sessionProofs, sessionSorts } from '#lib/core/contract/roles.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { grades, isExact } from '#lib/core/roles/session-kinds.ts';
import { resolveRange, type Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readDataSpan } from './data-span.ts';
import { floorHour } from './hours.ts';
import { readLinked } from './read-linked.ts';
import type { Ask, QueryContext } from './read-snapshot.ts';
import {
  isForwarded,
  type StoredSession,
  sessionColumns,
  sessionTables,
  toSessionRows,
} from './session-rows.ts';
import { viewCondition } from './view-condition.ts';
import { spanToSql, timestamp } from './view-to-sql.ts';

interface Page {
  readonly order: (typeof sessionSorts)[number];
  readonly proof: (typeof sessionProofs)[number];
  /** `<sort value>.<id>` of the last row before. */
  readonly cursor: string | null;
  readonly limit: number;
}

/** Sessions that a filter may find before it is asked to be narrower; they are held in memory. */
const maxFound = 50_000;
/** Sessions are counted up to this. */
const maxCounted = 100_000;

/** The sessions with events under a View. */
export function listSessions(context: QueryContext, view: View, page: Page): Promise<SessionsResponse> {
  return readLinked(context, async (ask) => {
    const within = Prisma.sql`${await sessionsWithin(ask, view, context.now)} AND ${provenSql(page.proof)}
      AND NOT (${isForwarded('p')})`;
    const rows = await ask<StoredSession & { place: string }>(Prisma.sql`
      SELECT ${sessionColumns}, ${placeOf(page.order)}::text AS place FROM ${sessionTables}
      WHERE ${within} AND ${afterCursor(page)}
      ORDER BY ${sortedBy(page.order)} DESC, p.session_id DESC LIMIT ${page.limit + 1}`);
    const shown = rows.slice(0, page.limit);
    const last = rows.length > page.limit ? shown.at(-1) : undefined;
    const [counted] = await ask<{ n: string }>(Prisma.sql`
      SELECT count(*) AS n FROM (SELECT FROM session_shape AS p WHERE ${within} LIMIT ${maxCounted + 1}) AS bounded`);
    const total = Number(counted?.n ?? 0);
    return {
      sessions: await toSessionRows(ask, shown),
      next: last === undefined ? null : `${last.place}.${last.id}`,
      total: total > maxCounted ? null : total,
    };
  });
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

/**
 * Of `session_shape AS p`. Range alone is a matter of hours; whatever else the View asks for is asked
 * of events, whose sessions these are.
 */
export async function sessionsWithin(ask: Ask, view: View, now: number): Promise<Prisma.Sql> {
  const range = resolveRange(view.range, await readDataSpan(ask), now);
  const span: Span | null = view.range.kind === 'all' ? null : range;
  const inHours =
    span === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`p.last_hour >= ${timestamp(floorHour(span.from))} AND p.first_hour < ${timestamp(span.to)}`;
  if (view.filters.length === 0 && view.search === null && view.file === null) return inHours;
  const condition = await viewCondition(ask, view);
  const inSpan = span === null ? Prisma.sql`TRUE` : spanToSql('event_time', span);
  const found = await ask<{ session_id: string; found: string }>(Prisma.sql`
    WITH found AS (
      SELECT DISTINCT session_id FROM event
      WHERE session_id IS NOT NULL AND ${inSpan} AND ${condition.keys ?? Prisma.sql`TRUE`} AND ${condition.sql}
      LIMIT ${maxFound + 1})
    SELECT DISTINCT CASE WHEN ${isForwarded('p')} THEN p.parent_id ELSE found.session_id END AS session_id,
      (SELECT count(*) FROM found) AS found
    FROM found LEFT JOIN session_shape AS p ON p.session_id = found.session_id`);
  if (Number(found[0]?.found ?? 0) > maxFound) {
    throw new SpoorError('bad_request', `More than ${maxFound} sessions have such events.`, {
      remedy: 'Add a filter, or choose a shorter time range.',
    });
  }
  return Prisma.sql`${inHours} AND p.session_id = ANY (${found.map((row) => row.session_id)}::bigint[])`;
}
