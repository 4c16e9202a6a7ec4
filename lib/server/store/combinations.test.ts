import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Combinations } from './combinations.ts';

// Few values, so that combinations come again and differ in one number only.
const combination = fc.tuple(fc.integer({ min: -2, max: 5 }), fc.constantFrom(0, 1, -(2 ** 31), 2 ** 31 - 1));

test('each combination has one place, in the order in which it was first met', () => {
  fc.assert(
    fc.property(fc.array(combination, { maxLength: 200 }), (met) => {
      const combinations = new Combinations(2, 2);
      const known: string[] = [];
      for (const numbers of met) {
        const name = numbers.join();
        if (!known.includes(name)) known.push(name);
        const place = combinations.place(Int32Array.from(numbers));
        expect(place).toBe(known.indexOf(name));
        expect([combinations.at(place, 0), combinations.at(place, 1)]).toEqual(numbers);
      }
      expect(combinations.size).toBe(known.length);
    }),
  );
});

test('many combinations stay apart while the table grows', () => {
  const combinations = new Combinations(3, 16);
  const places = Array.from({ length: 50_000 }, (_, n) => combinations.place(Int32Array.of(n % 7, n, -n)));
  expect(places).toEqual(places.map((_, n) => n));
  expect(combinations.place(Int32Array.of(1, 8, -8))).toBe(8);
});
