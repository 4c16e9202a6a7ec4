import type { CubeTest } from '#lib/core/cube/cube-test.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { countByHour } from './count-cube.ts';
import { ceilHour, floorHour, hourMs } from './hours.ts';
import type { Ask } from './read-snapshot.ts';
import { spanToSql } from './view-to-sql.ts';

/** Hours beyond this are read as one stretch: too many pieces cost more than they save. */
const maxHours = 500;

/**
 * The hours (milliseconds since 1970) of the window in which the cube counts events under
 * `guide`, in the order of `sort`. With `wanted`, only as many as hold that many events for
 * certain: hours at the window's edges are listed, but not relied on, since a page before may have
 * taken a part of them. Null: too many to list.
 */
export async function listMatchingHours(
  ask: Ask,
  window: Span,
  guide: CubeTest,
  sort: View['sort'],
  wanted: number | null,
): Promise<number[] | null> {
  const span = { from: floorHour(window.from), to: ceilHour(window.to) };
  const found = [...(await countByHour(ask, span, guide))].sort(([a], [b]) =>
    sort === 'newest' ? b - a : a - b,
  );
  const hours: number[] = [];
  let certain = 0;
  for (const [hour, n] of found.slice(0, maxHours + 1)) {
    hours.push(hour);
    if (hour > window.from && hour + hourMs < window.to) certain += n;
    if (wanted !== null && certain >= wanted) return hours;
  }
  return hours.length > maxHours ? null : hours;
}

/** A relation of the events of the span for which `condition` holds. */
export function eventsIn(span: Span, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT * FROM event WHERE ${spanToSql('event_time', span)} AND ${condition}) AS found`;
}

/**
 * The same for the hours alone, of which neighbours join. OFFSET 0 keeps PostgreSQL from reading
 * all events first and the hours second; the outer bounds let it leave out whole months.
 */
export function eventsInHours(hours: readonly number[], window: Span, condition: Prisma.Sql): Prisma.Sql {
  const runs: { from: number; to: number }[] = [];
  for (const hour of [...hours].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.to === hour) last.to = hour + hourMs;
    else runs.push({ from: hour, to: hour + hourMs });
  }
  const outer = {
    from: Math.max(window.from, runs[0]?.from ?? window.from),
    to: Math.min(window.to, runs.at(-1)?.to ?? window.to),
  };
  if (runs.length <= 1) return eventsIn(outer, condition);
  const from = runs.map((run) => new Date(run.from).toISOString());
  const to = runs.map((run) => new Date(run.to).toISOString());
  return Prisma.sql`
    unnest(${from}::timestamptz[], ${to}::timestamptz[]) AS run (run_from, run_to)
    CROSS JOIN LATERAL (
      SELECT * FROM event
      WHERE event_time >= run_from AND event_time < run_to
        AND ${spanToSql('event_time', outer)} AND ${condition}
      OFFSET 0) AS found`;
}
