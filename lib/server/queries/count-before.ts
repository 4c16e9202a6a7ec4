import type { Buckets } from '#lib/core/chart/bucket-size.ts';
import type { ActivityResponse } from '#lib/core/contract/events.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import type { Condition } from './condition.ts';
import { countBuckets } from './count-buckets.ts';
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
  const counted = span === null ? [] : await countBuckets(ask, 'outcome', condition, span, buckets);
  let total = 0;
  for (const { bucket_ms, n } of counted) {
    const at = Math.round((Number(bucket_ms) - from) / bucketMs);
    counts[at] = (counts[at] ?? 0) + Math.round(Number(n));
    total += Math.round(Number(n));
  }
  return { shiftMs, total, counts };
}
