import { bucketOrigin } from '#lib/core/chart/bucket-size.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import type { EventRef } from '#lib/core/view/event-ref.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { spanToCount } from './count-rows.ts';
import { countedRows } from './counted-rows.ts';
import { orderToSql } from './find-rows.ts';
import { hourMs } from './matching-hours.ts';
import type { Ask } from './read-snapshot.ts';
import { sampleWhereCostly } from './sample-where-costly.ts';
import { cutSpan, viewCondition } from './view-condition.ts';
import { spanToSql, timestamp } from './view-to-sql.ts';

const lowestKey = '00000000-0000-0000-0000-000000000000';
const highestKey = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * The place after which the View's row number `offset` (from 0) comes; null is the beginning. Hours
 * are counted, mostly by the cube, and rows are passed over in a single hour alone: the millionth
 * is as near as the first.
 */
export async function placeOfRow(
  ask: Ask,
  view: View,
  offset: number,
  now: number,
): Promise<EventRef | 'beyond' | null> {
  if (offset === 0) return null;
  const condition = await viewCondition(ask, view);
  if (view.range.kind === 'untimed') {
    if (condition.within !== null) return 'beyond';
    return nthRow(ask, Prisma.sql`event_time = '-infinity' AND ${condition.sql}`, view.sort, offset);
  }
  const { span } = await spanToCount(ask, view, condition, now);
  if (span === null) return 'beyond';
  const counted = await sampleWhereCostly(ask, condition, span);
  const direction = view.sort === 'newest' ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const [hour] = await ask<{ hour_ms: string; before: string }>(Prisma.sql`
    SELECT extract(epoch FROM hour) * 1000 AS hour_ms, before
    FROM (SELECT hour, n, sum(n) OVER (ORDER BY hour ${direction}) - n AS before
          FROM (SELECT date_bin('1 hour', moment, ${timestamp(bucketOrigin)}) AS hour, sum(n) AS n
                FROM (${countedRows(span, counted, 'outcome')}) AS counted GROUP BY 1) AS hourly) AS running
    WHERE before <= ${offset} AND before + n > ${offset}`);
  if (hour === undefined) return 'beyond';
  const from = Number(hour.hour_ms);
  const passed = offset - Number(hour.before);
  // Where counts are estimates the row's hour is near enough.
  if (passed === 0 || counted.share !== null) return edgeOf({ from, to: from + hourMs }, view.sort);
  const within = cutSpan({ from, to: from + hourMs }, span) ?? span;
  return nthRow(ask, Prisma.sql`${spanToSql('event_time', within)} AND ${condition.sql}`, view.sort, passed);
}

/** Just before everything in the span, in the order. */
function edgeOf({ from, to }: Span, sort: View['sort']): EventRef {
  return sort === 'newest'
    ? { eventTime: to, eventKey: lowestKey }
    : { eventTime: from - 1, eventKey: highestKey };
}

/** The place of the row number `n`, from 1. */
async function nthRow(
  ask: Ask,
  where: Prisma.Sql,
  sort: View['sort'],
  n: number,
): Promise<EventRef | 'beyond'> {
  const [row] = await ask<{ time_ms: string | null; event_key: string }>(Prisma.sql`
    SELECT extract(epoch FROM nullif(event_time, '-infinity')) * 1000 AS time_ms, event_key FROM event
    WHERE ${where} ORDER BY ${orderToSql(sort)} OFFSET ${n - 1} LIMIT 1`);
  if (row === undefined) return 'beyond';
  return { eventTime: row.time_ms === null ? null : Number(row.time_ms), eventKey: row.event_key };
}
