import { resolveRange, type Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { listParts } from './cube-parts.ts';
import { hourMs } from './hours.ts';
import type { Ask } from './read-snapshot.ts';
import { spanToSql } from './view-to-sql.ts';

/**
 * From the first event to just after the last; null without timed events. The cube knows the hours,
 * so that only their months are opened.
 */
export async function readDataSpan(ask: Ask): Promise<Span | null> {
  const parts = await listParts(ask);
  if (parts.length === 0) return null;
  const hours = {
    from: parts.reduce((least, part) => Math.min(least, part.first_hour), Infinity) * hourMs,
    to: (parts.reduce((most, part) => Math.max(most, part.last_hour), -Infinity) + 1) * hourMs,
  };
  const first = await readEdge(ask, hours, { from: hours.from, to: hours.from + hourMs }, Prisma.sql`ASC`);
  const last = await readEdge(ask, hours, { from: hours.to - hourMs, to: hours.to }, Prisma.sql`DESC`);
  return first === null || last === null ? null : { from: first, to: last + 1 };
}

/** The first or last event, by the primary key: of its hour, or of all where what the hour held is deleted. */
async function readEdge(ask: Ask, all: Span, hour: Span, direction: Prisma.Sql): Promise<number | null> {
  for (const span of [hour, all]) {
    const [row] = await ask<{ ms: string }>(Prisma.sql`
      SELECT extract(epoch FROM event_time) * 1000 AS ms FROM event
      WHERE ${spanToSql('event_time', span)}
      ORDER BY event_time ${direction} LIMIT 1`);
    if (row !== undefined) return Number(row.ms);
  }
  return null;
}

/** What the View's range means now, cut to where there are events; null where there can be none. */
export async function readViewSpan(ask: Ask, view: View, now: number): Promise<Span | null> {
  const data = await readDataSpan(ask);
  const wanted = resolveRange(view.range, data, now);
  if (data === null || wanted === null) return null;
  const cut = { from: Math.max(wanted.from, data.from), to: Math.min(wanted.to, data.to) };
  return cut.from < cut.to ? cut : null;
}
