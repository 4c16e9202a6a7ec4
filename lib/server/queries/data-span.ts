import { resolveRange, type Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { hourMs } from './matching-hours.ts';
import type { Ask } from './read-snapshot.ts';
import { spanToSql } from './view-to-sql.ts';

/**
 * From the first event to just after the last; null without timed events. The cube knows the hours,
 * so that only their months are opened.
 */
export async function readDataSpan(ask: Ask): Promise<Span | null> {
  const [hours] = await ask<{ first: string | null; last: string | null }>(Prisma.sql`
    SELECT extract(epoch FROM min(hour)) * 1000 AS first, extract(epoch FROM max(hour)) * 1000 AS last
    FROM activity`);
  if (hours?.first == null || hours.last == null) return null;
  const first = await readEdge(ask, Number(hours.first), Prisma.sql`ASC`);
  const last = await readEdge(ask, Number(hours.last), Prisma.sql`DESC`);
  return first === null || last === null ? null : { from: first, to: last + 1 };
}

/** The first or last event of an hour, by the primary key. */
async function readEdge(ask: Ask, hour: number, direction: Prisma.Sql): Promise<number | null> {
  const [row] = await ask<{ ms: string }>(Prisma.sql`
    SELECT extract(epoch FROM event_time) * 1000 AS ms FROM event
    WHERE ${spanToSql('event_time', { from: hour, to: hour + hourMs })}
    ORDER BY event_time ${direction} LIMIT 1`);
  return row === undefined ? null : Number(row.ms);
}

/** What the View's range means now, cut to where there are events; null where there can be none. */
export async function readViewSpan(ask: Ask, view: View, now: number): Promise<Span | null> {
  const data = await readDataSpan(ask);
  const wanted = resolveRange(view.range, data, now);
  if (data === null || wanted === null) return null;
  const cut = { from: Math.max(wanted.from, data.from), to: Math.min(wanted.to, data.to) };
  return cut.from < cut.to ? cut : null;
}
