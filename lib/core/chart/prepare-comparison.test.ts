import { expect, test } from 'vitest';
import { differenceText, prepareComparison } from './prepare-comparison.ts';

const from = Date.parse('2026-10-10T00:00:00Z');
const day = 86_400_000;
const answer = {
  from,
  to: from + day,
  range: { from, to: from + day },
  bucketMs: day / 2,
  split: 'outcome' as const,
  series: [],
  distinct: 0,
  total: 30,
  untimed: 0,
  share: null,
  previous: { shiftMs: day, total: 20, counts: [20, 0] },
};

test('a difference is a share, a multiple, or events where there were none', () => {
  expect(differenceText(10, 10)).toBe('±0');
  expect(differenceText(1500, 0)).toBe('+1,500');
  expect(differenceText(112, 100)).toBe('+12 %');
  expect(differenceText(0, 100)).toBe('−100 %');
  expect(differenceText(1001, 1000)).toBe('+<1 %');
  expect(differenceText(520, 100)).toBe('×5.2');
  expect(differenceText(123_456, 100)).toBe('×1,235');
});

test('the period before is named with its times', () => {
  expect(prepareComparison(answer, 'UTC')).toEqual({
    total: 20,
    difference: '+50 %',
    label: 'the 1 d before: 2026-10-09 00:00 – 2026-10-10 00:00 Z',
  });
});

test('what is not known is said', () => {
  expect(prepareComparison({ ...answer, previous: null }, 'UTC').difference).toBeNull();
  const partly = { ...answer, previous: { ...answer.previous, counts: [null, 20] } };
  expect(prepareComparison(partly, 'UTC').label).toContain('outside of what is stored');
});
