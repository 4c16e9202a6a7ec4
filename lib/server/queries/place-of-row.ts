import type { Span } from '#lib/core/view/edit-view.ts';
import type { EventRef } from '#lib/core/view/event-ref.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { countHours } from './count-hours.ts';
import { spanToCount } from './count-rows.ts';
import { orderToSql } from './find-rows.ts';
import { hourMs } from './hours.ts';
import type { Ask } from './read-snapshot.ts';
import { sampleWhereCostly } from './sample-where-costly.ts';
import { cutSpan, viewCondition } from './view-condition.ts';
import { spanToSql } from './view-to-sql.ts';

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
  const hour = hourOfRow(await countHours(ask, counted, span), view.sort, offset);
  if (hour === null) return 'beyond';
  const { from, passed } = hour;
  // Where counts are estimates the row's hour is near enough.
  if (passed === 0 || counted.share !== null) return edgeOf({ from, to: from + hourMs }, view.sort);
  const within = cutSpan({ from, to: from + hourMs }, span) ?? span;
  return nthRow(ask, Prisma.sql`${spanToSql('event_time', within)} AND ${condition.sql}`, view.sort, passed);
}

/** The hour that holds the row number `offset`, from 0, and how many of its rows come before that. */
function hourOfRow(
  counts: ReadonlyMap<number, number>,
  sort: View['sort'],
  offset: number,
): { from: number; passed: number } | null {
  let before = 0;
  for (const [from, n] of [...counts].sort(([a], [b]) => (sort === 'newest' ? b - a : a - b))) {
    if (before + n > offset) return { from, passed: offset - before };
    before += n;
  }
  return null;
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
