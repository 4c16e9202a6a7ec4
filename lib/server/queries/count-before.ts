import type { Buckets } from '#lib/core/chart/bucket-size.ts';
import type { ActivityResponse } from '#lib/core/contract/events.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import type { Condition } from './condition.ts';
import { countSeries } from './count-series.ts';
import { countableSpan } from './counted-rows.ts';
import type { Ask } from './read-snapshot.ts';

interface Asked {
  readonly range: Span;
  /** From the first event to just after the last. */
  readonly data: Span;
  readonly buckets: Buckets;
}

/**
 * The range's buckets earlier by its width, in whole buckets so that both lie on the same grid.
 * What lies outside of all data is unknown, not zero.
 */
export async function countBefore(
  ask: Ask,
  condition: Condition,
  { range, data, buckets }: Asked,
): Promise<ActivityResponse['previous']> {
  const { bucketMs } = buckets;
  const shiftMs = Math.ceil((range.to - range.from) / bucketMs) * bucketMs;
  const from = buckets.from - shiftMs;
  const counts = Array.from({ length: buckets.count }, (_, index): number | null => {
    const start = from + index * bucketMs;
    return start + bucketMs <= data.from || start >= data.to ? null : 0;
  });
  if (counts.every((count) => count === null)) return null;
  const span = countableSpan({ from: range.from - shiftMs, to: range.to - shiftMs }, data);
  if (span === null) return { shiftMs, total: 0, counts };
  const earlier = { ...buckets, from, to: buckets.to - shiftMs };
  const { series, total } = await countSeries(ask, 'outcome', condition, span, { buckets: earlier, most: 0 });
  for (const [at, n] of series.flatMap((each) => [...each.counts.entries()]))
    if (n > 0) counts[at] = (counts[at] ?? 0) + n;
  return { shiftMs, total, counts };
}
