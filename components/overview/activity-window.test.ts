import { expect, test } from 'vitest';
import { openingWindow, usefulWindows, windowRange } from './activity-window.ts';

const last = Date.parse('2026-10-31T23:58:35Z');
const back = (days: number) => ({ first: last - days * 86_400_000, last });

test('a few months are shown whole, stray old events are not', () => {
  expect(openingWindow(back(30))).toBe('all');
  expect(openingWindow(back(4_000))).toBe('month');
});

test('only windows that leave something out are offered', () => {
  expect(usefulWindows(back(20)).map(({ value }) => value)).toEqual(['all', 'week']);
  expect(usefulWindows(back(31)).map(({ value }) => value)).toEqual(['all', 'week']);
  expect(usefulWindows(back(4_000)).map(({ value }) => value)).toEqual(['all', 'year', 'month', 'week']);
});

test('a window ends with the hour of the newest event and holds it', () => {
  expect(windowRange('week', back(100))).toEqual({
    kind: 'absolute',
    from: Date.parse('2026-10-25T00:00:00Z'),
    to: Date.parse('2026-11-01T00:00:00Z'),
  });
  const onTheHour = { first: 0, last: Date.parse('2026-11-01T00:00:00Z') };
  expect(windowRange('week', onTheHour)).toMatchObject({ to: Date.parse('2026-11-01T01:00:00Z') });
  expect(windowRange('all', back(100))).toEqual({ kind: 'all' });
});
