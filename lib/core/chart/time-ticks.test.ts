import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeTicks } from './time-ticks.ts';

const labels = (from: string, to: string, zone: string) =>
  timeTicks(Date.parse(from), Date.parse(to), zone).map((tick) => tick.label);

test('hours are named once the day is', () => {
  expect(labels('2026-10-10T20:00:00Z', '2026-10-11T04:00:00Z', 'UTC')).toEqual([
    '10 Oct 20:00',
    '21:00',
    '22:00',
    '23:00',
    '11 Oct 00:00',
    '01:00',
    '02:00',
    '03:00',
  ]);
});

test('midnight is where the zone has it', () => {
  const ticks = timeTicks(
    Date.parse('2026-10-10T00:00:00Z'),
    Date.parse('2026-10-12T00:00:00Z'),
    'Asia/Kolkata',
  );
  expect(ticks.filter((tick) => tick.strong).map((tick) => new Date(tick.at).toISOString())).toContain(
    '2026-10-10T18:30:00.000Z',
  );
});

test('days of a month start over with it', () => {
  expect(labels('2026-09-18T00:00:00Z', '2026-10-18T00:00:00Z', 'Europe/Vienna')).toEqual([
    '21 Sep 2026',
    '26 Sep',
    '1 Oct',
    '6 Oct',
    '11 Oct',
    '16 Oct',
  ]);
});

test('months and years are calendar ones', () => {
  expect(labels('2025-11-15T00:00:00Z', '2026-06-15T00:00:00Z', 'UTC')).toEqual([
    'Dec 2025',
    'Jan 2026',
    'Feb',
    'Mar',
    'Apr',
    'May',
    'Jun',
  ]);
  expect(labels('2013-06-01T00:00:00Z', '2026-06-15T00:00:00Z', 'UTC')).toEqual([
    '2014',
    '2016',
    '2018',
    '2020',
    '2022',
    '2024',
    '2026',
  ]);
});

test('ticks are within the range, ascend, and are few, in every zone and across its jumps', () => {
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Vienna',
    'Pacific/Chatham',
    'America/St_Johns',
    'Pacific/Apia',
  );
  fc.assert(
    fc.property(
      fc.integer({ min: Date.parse('2005-01-01'), max: Date.parse('2035-01-01') }),
      fc.integer({ min: 1000, max: 20 * 366 * 86_400_000 }),
      zones,
      (from, width, zone) => {
        const at = timeTicks(from, from + width, zone).map((tick) => tick.at);
        expect(at.every((each) => each >= from && each < from + width)).toBe(true);
        expect(at.every((each, index) => each > (at[index - 1] ?? Number.NEGATIVE_INFINITY))).toBe(true);
        expect(at.length).toBeLessThanOrEqual(14);
      },
    ),
  );
});
