import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueScale } from './value-scale.ts';

test('a linear axis takes counts as they are', () => {
  const { at, ticks } = valueScale('linear', 10);
  expect(at(7)).toBe(7);
  expect(ticks.map(({ value }) => value)).toEqual([0, 5, 10]);
});

test('a logarithmic axis names powers of ten and its top', () => {
  const values = (peak: number) => valueScale('log', peak).ticks.map(({ value }) => value);
  expect(values(1)).toEqual([0, 1]);
  expect(values(730)).toEqual([0, 1, 10, 100, 1000]);
  expect(values(1500)).toEqual([0, 1, 10, 100, 2000]);
  expect(values(3_000_000)).toEqual([0, 1, 100, 10_000, 1_000_000, 5_000_000]);
});

test('nothing stands at the foot, one event is seen, more stands taller, and the peak fits', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('linear' as const, 'log' as const),
      fc.integer({ min: 1, max: 1e9 }),
      fc.nat({ max: 1e9 }),
      (kind, peak, count) => {
        const { at, ticks } = valueScale(kind, peak);
        expect(at(0)).toBe(0);
        expect(at(1)).toBeGreaterThan(0);
        expect(at(count + 1)).toBeGreaterThan(at(count));
        expect(ticks.at(-1)?.at).toBeGreaterThanOrEqual(at(peak));
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect(ticks.map(({ value }) => value)).toEqual(
          ticks.map(({ value }) => value).sort((a, b) => a - b),
        );
      },
    ),
  );
});
