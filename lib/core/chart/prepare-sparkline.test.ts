import { expect, test } from 'vitest';
import { prepareSparkline } from './prepare-sparkline.ts';

const from = Date.UTC(2026, 9, 1);

test('every event is in one bar, and the highest is named', () => {
  const counts = Array.from({ length: 500 }, (_, at) => (at === 300 ? 40 : 1));
  const model = prepareSparkline({ from, bucketMs: 60_000, counts }, 'UTC');
  expect(model?.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(539);
  expect(model?.bars.length).toBeLessThanOrEqual(96);
  expect(model?.summary).toBe('Over time, 84 steps; most, 45 events, from 2026-10-01 05:00:00Z');
});

test('nothing to draw is no picture', () => {
  expect(prepareSparkline(null, 'UTC')).toBeNull();
  expect(prepareSparkline({ from, bucketMs: 1, counts: [] }, 'UTC')).toBeNull();
});
