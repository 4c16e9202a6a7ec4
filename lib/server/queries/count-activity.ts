import { chooseBuckets } from '#lib/core/chart/bucket-size.ts';
import type { ActivityResponse } from '#lib/core/contract/events.ts';
import { resolveRange } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { countBefore } from './count-before.ts';
import { countSeries } from './count-series.ts';
import { countableSpan } from './counted-rows.ts';
import { readDataSpan } from './data-span.ts';
import { hourMs } from './hours.ts';
import { nameValues } from './name-values.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { sampleWhereCostly } from './sample-where-costly.ts';
import { cutSpan, type ViewCondition, viewCondition } from './view-condition.ts';

/** Values of the split with a series of their own. */
const maxSeries = 8;

/** The histogram of a View: its total is the number of rows that `listEvents` pages through. */
export function countActivity(context: QueryContext, view: View): Promise<ActivityResponse> {
  return readSnapshot(context, async (ask) => {
    const asked = await viewCondition(ask, view);
    const untimed = await countUntimed(ask, asked);
    const data = await readDataSpan(ask);
    const range = resolveRange(view.range, data, context.now);
    if (range === null) return { ...nothing, split: view.split, untimed };
    const buckets = chooseBuckets(range.from, range.to);
    const span = cutSpan(data === null ? null : countableSpan(range, data), asked.within);
    const condition = span === null ? asked : await sampleWhereCostly(ask, asked, span);
    const { series, distinct, total } =
      span === null
        ? { series: [], distinct: 0, total: 0 }
        : await countSeries(ask, view.split, condition, span, { buckets, most: maxSeries });
    const keys = series.map((each) => each.key);
    const toValue = await nameValues(ask, view.split, keys);
    const { from, to, bucketMs } = buckets;
    const named = series.map((each) => ({ ...each, key: toValue(each.key) }));
    const previous =
      view.compare === 'none' || view.range.kind === 'all' || data === null || condition.within !== null
        ? null
        : await countBefore(ask, condition, { range, data, buckets });
    const { split } = view;
    return {
      from,
      to,
      range,
      bucketMs,
      split,
      series: named,
      previous,
      distinct,
      total,
      untimed,
      share: condition.share,
    };
  });
}

const nothing: Omit<ActivityResponse, 'split'> = {
  from: null,
  to: null,
  range: null,
  bucketMs: hourMs,
  series: [],
  previous: null,
  distinct: 0,
  total: 0,
  untimed: 0,
  share: null,
};

async function countUntimed(ask: Ask, { sql, within }: ViewCondition): Promise<number> {
  if (within !== null) return 0;
  const [row] = await ask<{ n: string }>(Prisma.sql`
    SELECT count(*) AS n FROM event WHERE event_time = '-infinity' AND ${sql}`);
  return Number(row?.n ?? 0);
}
