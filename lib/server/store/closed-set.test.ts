import { expect, test } from 'vitest';
import { ClosedSet } from './closed-set.ts';

test('A name of a closed set is its place in it, whatever was asked before', () => {
  const set = new ClosedSet(['none', 'true', 'false']);
  expect(['none', 'false', 'false', 'true', 'none', 'true'].map((name) => set.of(name as 'none'))).toEqual([
    0, 2, 2, 1, 0, 1,
  ]);
});
