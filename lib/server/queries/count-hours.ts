import { bucketOrigin } from '#lib/core/chart/bucket-size.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Condition } from './condition.ts';
import { countByHour } from './count-cube.ts';
import { eventRows, piecesOf } from './counted-rows.ts';
import type { Ask } from './read-snapshot.ts';
import { timestamp } from './view-to-sql.ts';

/** Events of the span under the condition by hour, milliseconds since 1970, in no order; hours without any are left out. */
export async function countHours(ask: Ask, condition: Condition, span: Span): Promise<Map<number, number>> {
  const { cube, events } = piecesOf(span, condition);
  const counts = cube === null ? new Map<number, number>() : await countByHour(ask, cube.span, cube.test);
  for (const each of events) {
    const rows = await ask<{ hour_ms: string; n: string }>(Prisma.sql`
      SELECT extract(epoch FROM hour) * 1000 AS hour_ms, n
      FROM (SELECT date_bin('1 hour', event_time, ${timestamp(bucketOrigin)}) AS hour, sum(n) AS n
            FROM (${eventRows(each, condition, Prisma.sql`event_time`)}) AS counted GROUP BY 1) AS hourly`);
    for (const { hour_ms, n } of rows)
      counts.set(Number(hour_ms), (counts.get(Number(hour_ms)) ?? 0) + Number(n));
  }
  return counts;
}

/** Events of the span under the condition; no whole number where they are estimated. */
export async function countSpan(ask: Ask, condition: Condition, span: Span): Promise<number> {
  let total = 0;
  for (const n of (await countHours(ask, condition, span)).values()) total += n;
  return total;
}
