import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueTicks } from './value-ticks.ts';

test('ticks are whole, begin at 0 and reach the peak without much room above', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), (peak) => {
      const ticks = valueTicks(peak);
      expect(ticks[0]).toBe(0);
      expect(ticks.every(Number.isInteger)).toBe(true);
      const top = ticks.at(-1) ?? 0;
      expect(top).toBeGreaterThanOrEqual(Math.max(1, peak));
      expect(top - (ticks[1] ?? 0)).toBeLessThan(Math.max(1, peak));
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
  );
});

test('steps are 1, 2 or 5 times a power of ten', () => {
  expect(valueTicks(0)).toEqual([0, 1]);
  expect(valueTicks(3)).toEqual([0, 1, 2, 3]);
  expect(valueTicks(37)).toEqual([0, 10, 20, 30, 40]);
  expect(valueTicks(1700)).toEqual([0, 500, 1000, 1500, 2000]);
});
