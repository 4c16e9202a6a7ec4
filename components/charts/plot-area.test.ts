import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineModel } from '#lib/core/chart/timeline-model.ts';
import { bucketAt, plotArea, seriesAt } from './plot-area.ts';

const bucket = { from: 0, to: 1, label: '', partial: false, before: null };
const model: TimelineModel = {
  empty: false,
  from: 0,
  to: 2,
  bucketMs: 1,
  bucketLabel: '1 ms',
  series: [],
  buckets: [
    { ...bucket, counts: [5, 0, 3], heights: [5, 0, 3], total: 8 },
    { ...bucket, counts: [0, 0, 0], heights: [0, 0, 0], total: 0 },
  ],
  xTicks: [],
  yTicks: [0, 5, 10].map((value) => ({ at: value, value })),
  comparison: null,
  gaps: [],
  total: 8,
  cap: null,
  untimed: 0,
  estimate: null,
  summary: '',
};
const plot = plotArea(256, 130);

describe('the place of a pointer in the picture', () => {
  it('falls into one of the buckets wherever it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e4, max: 1e4 }), (x) => {
        expect([0, 1]).toContain(bucketAt(model, x, plot));
      }),
    );
    expect(bucketAt(model, 99, plot)).toBe(0);
    expect(bucketAt(model, 100, plot)).toBe(1);
  });

  it('tells the layers of a stack apart and steps over empty ones', () => {
    expect(plot).toMatchObject({ width: 200, height: 100 });
    expect(seriesAt(model, 0, 95, plot)).toBe(0);
    expect(seriesAt(model, 0, 45, plot)).toBe(2);
    expect(seriesAt(model, 0, 15, plot)).toBeNull();
    expect(seriesAt(model, 1, 99, plot)).toBeNull();
  });
});
