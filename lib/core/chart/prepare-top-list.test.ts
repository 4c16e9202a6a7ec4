import { expect, test } from 'vitest';
import { prepareTopList } from './prepare-top-list.ts';

const values = [
  { value: 'a', count: 40 },
  { value: null, count: 10 },
  { value: 'b', count: 5 },
];

test('bars are to the scale of the first, and a missing value is named', () => {
  expect(prepareTopList({ values, distinct: 3 }, 8, 'No error')).toEqual({
    rows: [
      { value: 'a', label: 'a', count: 40, share: 1 },
      { value: null, label: 'No error', count: 10, share: 0.25 },
      { value: 'b', label: 'b', count: 5, share: 0.125 },
    ],
    cap: null,
  });
});

test('what is not shown is said', () => {
  expect(prepareTopList({ values, distinct: 1310 }, 2).cap).toBe('2 of 1,310');
  expect(prepareTopList({ values: [], distinct: 0 }, 2)).toEqual({ rows: [], cap: null });
});
