import { resolveRange, type Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Ask } from './read-snapshot.ts';

/** From the first event to just after the last; null without timed events. Reads two index entries. */
export async function readDataSpan(ask: Ask): Promise<Span | null> {
  const [row] = await ask<{ first: string | null; last: string | null }>(Prisma.sql`
    SELECT extract(epoch FROM (SELECT event_time FROM event WHERE event_time > '-infinity'
                               ORDER BY event_time LIMIT 1)) * 1000 AS first,
           extract(epoch FROM (SELECT event_time FROM event WHERE event_time > '-infinity'
                               ORDER BY event_time DESC LIMIT 1)) * 1000 AS last`);
  if (row?.first == null || row.last == null) return null;
  return { from: Number(row.first), to: Number(row.last) + 1 };
}

/** What the View's range means now, cut to where there are events; null where there can be none. */
export async function readViewSpan(ask: Ask, view: View, now: number): Promise<Span | null> {
  const data = await readDataSpan(ask);
  const wanted = resolveRange(view.range, data, now);
  if (data === null || wanted === null) return null;
  const cut = { from: Math.max(wanted.from, data.from), to: Math.min(wanted.to, data.to) };
  return cut.from < cut.to ? cut : null;
}
