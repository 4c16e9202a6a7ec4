import fc from 'fast-check';
import { expect, test } from 'vitest';
import { earliestTime, latestTime } from '../view/range-text.ts';
import { chooseBuckets, maxBuckets } from './bucket-size.ts';

const hour = 3_600_000;
const time = fc.integer({ min: earliestTime, max: latestTime });

test('buckets cover the range, are few, and from an hour on begin on the hour', () => {
  fc.assert(
    fc.property(time, fc.oneof(time, fc.integer({ min: 1, max: 400 * 24 * hour })), (start, width) => {
      const from = start;
      const to = Math.min(latestTime, start + Math.max(1, Math.abs(width)));
      const buckets = chooseBuckets(from, to);
      expect(buckets.from).toBeLessThanOrEqual(from);
      expect(buckets.from + buckets.bucketMs).toBeGreaterThan(from);
      expect(buckets.to).toBeGreaterThanOrEqual(to);
      expect(buckets.to - buckets.bucketMs).toBeLessThan(Math.max(to, from + 1));
      expect(buckets.count).toBeLessThanOrEqual(maxBuckets);
      expect((buckets.to - buckets.from) / buckets.bucketMs).toBe(buckets.count);
      if (buckets.bucketMs >= hour) {
        expect(buckets.bucketMs % hour).toBe(0);
        expect(Math.abs(buckets.from % hour)).toBe(0);
      }
    }),
  );
});

test.each([
  ['a minute', 60_000, 1000],
  ['an hour', hour, 30_000],
  ['a day', 24 * hour, 15 * 60_000],
  ['a week', 7 * 24 * hour, 2 * hour],
  ['thirty days', 30 * 24 * hour, 6 * hour],
  ['a year', 365 * 24 * hour, 7 * 24 * hour],
])('%s is cut finely enough to see something', (_, width, bucketMs) => {
  const from = Date.parse('2026-10-05T00:00:00Z');
  expect(chooseBuckets(from, from + width).bucketMs).toBe(bucketMs);
});

test('weeks begin on Mondays', () => {
  const from = Date.parse('2026-01-01T10:00:00Z');
  const { from: start } = chooseBuckets(from, from + 365 * 24 * hour);
  expect(new Date(start).toISOString()).toBe('2025-12-29T00:00:00.000Z');
});
