import { describe, expect, test } from 'vitest';
import { type ActivityResponse, activityResponse } from '../contract/events.ts';
import { defaultView, type View } from '../view/view.ts';
import { prepareTimeline } from './prepare-timeline.ts';

const hour = 3_600_000;
const from = Date.parse('2026-10-10T20:00:00Z');

function activity(part: Partial<ActivityResponse>): ActivityResponse {
  return activityResponse.parse({
    from,
    to: from + 8 * hour,
    range: { from, to: from + 8 * hour },
    bucketMs: hour,
    split: 'outcome',
    series: [],
    distinct: 0,
    total: 0,
    untimed: 0,
    previous: null,
    share: null,
    ...part,
  });
}

const series = (key: string | null, counts: number[], rest = false) => ({
  key,
  rest,
  counts,
  total: counts.reduce((sum, n) => sum + n, 0),
});

const byOutcome = activity({
  series: [series('success', [9, 9, 9, 9, 0, 0, 0, 9]), series('denied', [1, 0, 0, 0, 0, 0, 0, 1])],
  total: 47,
  distinct: 2,
});

describe('stacked by outcome', () => {
  const model = prepareTimeline(byOutcome, defaultView, 'Europe/Vienna');

  test('all three outcomes have their layer, trouble on top, by their own colours', () => {
    expect(model.series.map(({ key, colour, total }) => [key, colour, total])).toEqual([
      ['success', 'outcome-success', 45],
      ['failed', 'outcome-failed', 0],
      ['denied', 'outcome-denied', 2],
    ]);
    expect(model.buckets[0]?.counts).toEqual([9, 0, 1]);
  });

  test('events whose form does not tell have a layer where there are any', () => {
    const unknown = series('unknown', [1, 0, 0, 0, 0, 0, 0, 0]);
    const some = prepareTimeline(
      { ...byOutcome, series: [...byOutcome.series, unknown], total: 48 },
      defaultView,
      'UTC',
    );
    expect(some.series[0]).toMatchObject({ key: 'unknown', colour: 'category-rest', total: 1 });
    expect(some.buckets.reduce((sum, bucket) => sum + bucket.total, 0)).toBe(48);
  });

  test('buckets sum up to the total and are labelled in the zone, offset included', () => {
    expect(model.buckets.reduce((sum, bucket) => sum + bucket.total, 0)).toBe(model.total);
    expect(model.buckets.map((bucket) => bucket.label).slice(0, 3)).toEqual([
      '2026-10-10 22:00 – 23:00 +02:00',
      '2026-10-10 23:00 – 2026-10-11 00:00 +02:00',
      '2026-10-11 00:00 – 01:00 +02:00',
    ]);
    expect(model.summary).toBe('47 events from 2026-10-10 22:00 – 2026-10-11 06:00 +02:00, in steps of 1 h.');
  });

  test('silence amid activity is a gap', () => {
    expect(model.gaps).toEqual([
      {
        from: from + 4 * hour,
        to: from + 7 * hour,
        label: 'No events 2026-10-11 02:00 – 05:00 +02:00',
      },
    ]);
  });

  test('under a filter silence means nothing', () => {
    const filtered: View = { ...defaultView, filters: [{ field: 'account', operator: 'is', values: ['1'] }] };
    expect(prepareTimeline(byOutcome, filtered, 'UTC').gaps).toEqual([]);
  });
});

test('buckets that the range only grazes say so', () => {
  const range = { from: from + hour / 2, to: from + 8 * hour - 1 };
  const model = prepareTimeline(activity({ ...byOutcome, range }), defaultView, 'UTC');
  expect(model.buckets.map((bucket) => bucket.partial)).toEqual([true, ...Array(6).fill(false), true]);
});

test('stacked by service, the largest is at the bottom, the rest on top, and the cap is stated', () => {
  const counts = [1, 0, 0, 0, 0, 0, 0, 0];
  const model = prepareTimeline(
    activity({
      series: [
        series(null, [50, 0, 0, 0, 0, 0, 0, 0], true),
        series('s3.amazonaws.com', counts),
        series('ec2.amazonaws.com', [7, 0, 0, 0, 0, 0, 0, 0]),
        series(null, [2, 0, 0, 0, 0, 0, 0, 0]),
      ],
      split: 'eventSource',
      total: 60,
      distinct: 23,
    }),
    defaultView,
    'UTC',
  );
  expect(model.series.map(({ key, label }) => [key, label])).toEqual([
    ['ec2.amazonaws.com', 'ec2'],
    [null, 'No service'],
    ['s3.amazonaws.com', 's3'],
    [undefined, 'Other'],
  ]);
  expect(model.cap).toBe('3 of 23 services; Other is the rest');
});

test('a period before stands beside each bucket, and what is unknown is no zero', () => {
  const shiftMs = 8 * hour;
  const previous = { shiftMs, total: 12, counts: [null, 12, 0, 0, 0, 0, 0, 0] };
  const view: View = { ...defaultView, compare: 'previous' };
  const model = prepareTimeline({ ...byOutcome, previous }, view, 'UTC');
  expect(model.buckets.map((bucket) => bucket.before?.count).slice(0, 3)).toEqual([null, 12, 0]);
  expect(model.buckets[0]?.before?.label).toBe('2026-10-10 12:00 – 13:00 Z');
  expect(model.yTicks.at(-1)?.at).toBeGreaterThanOrEqual(12);
  expect(model.comparison?.difference).toBe('×3.9');
});

test('on a logarithmic axis a bar is as tall as its total says, its layers share it, and none is none', () => {
  const model = prepareTimeline(byOutcome, { ...defaultView, scale: 'log' }, 'UTC');
  const [first, second, , , silent] = model.buckets;
  expect(first?.heights.reduce((sum, n) => sum + n, 0)).toBeCloseTo(Math.log10(11));
  expect(second?.heights).toEqual([Math.log10(10), 0, 0]);
  expect(silent?.heights).toEqual([0, 0, 0]);
});

test('nothing found draws nothing', () => {
  const model = prepareTimeline(
    activity({ from: null, to: null, range: null, untimed: 4 }),
    defaultView,
    'UTC',
  );
  expect(model).toMatchObject({
    empty: true,
    buckets: [],
    xTicks: [],
    total: 0,
    untimed: 4,
    summary: 'No events.',
  });
});

test('counts from a share of the events are called estimates', () => {
  const exact = prepareTimeline(
    activity({ series: [series('success', [4, 4])], total: 8 }),
    defaultView,
    'UTC',
  );
  expect(exact.estimate).toBeNull();
  const rough = { series: [series('success', [4, 4])], total: 8, share: 0.148 };
  const model = prepareTimeline(activity(rough), defaultView, 'UTC');
  expect(model.estimate).toBe('estimated from 15 % of the events');
  expect(model.summary).toMatch(/^About 8 events/);
});
