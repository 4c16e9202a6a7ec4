import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cubeFieldNames } from '../view/fields.ts';
import { addByHour, addBySeries, choose, type Dimension, ValueSums } from './count-cells.ts';
import {
  buildPart,
  type CubeCell,
  type CubePart,
  cellsOf,
  type IdDimension,
  idDimensions,
  type SetDimension,
  setDimensions,
} from './cube-part.ts';
import type { CubeTest } from './cube-test.ts';
import { decodePart, encodePart } from './encode-part.ts';
import { mergeParts, sliceHours } from './merge-parts.ts';
import { ValuePlaces } from './value-places.ts';

const id = fc.oneof(
  fc.constantFrom(-9_223_372_036_854_775_808n, -7n, 3n, 4n, 9_223_372_036_854_775_807n),
  fc.bigInt({ min: 10n, max: 700n }),
);
const cell: fc.Arbitrary<CubeCell> = fc.record({
  hour: fc.oneof(fc.integer({ min: 480_000, max: 480_006 }), fc.constantFrom(-3_000_000, 70_000_000)),
  ids: fc.tuple(...idDimensions.map(() => fc.option(id, { freq: 3 }))),
  sets: fc.tuple(...setDimensions.map(() => fc.integer({ min: 0, max: 3 }))),
  count: fc.integer({ min: -3, max: 400 }),
});
const cells = fc.array(cell, { maxLength: 60 });

const idDimension = fc.constantFrom(...idDimensions);
const setDimension = fc.constantFrom(...setDimensions);
const { tree: cubeTest } = fc.letrec<{ tree: CubeTest }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constant('constant' as const), holds: fc.boolean() }),
    fc.record({
      kind: fc.constant('id' as const),
      dimension: idDimension,
      ids: fc.uniqueArray(id, { maxLength: 300 }).map((ids) => BigInt64Array.from(ids).sort()),
      missing: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('set' as const),
      dimension: setDimension,
      places: fc.array(fc.integer({ min: 0, max: 4 })),
    }),
    fc.record({ kind: fc.constant('not' as const), test: tie('tree') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      tests: fc.array(tie('tree'), { maxLength: 3 }),
    }),
  ),
}));

/** The same question asked of one cell. */
function holds(asked: CubeTest, of: CubeCell): boolean {
  switch (asked.kind) {
    case 'constant':
      return asked.holds;
    case 'not':
      return !holds(asked.test, of);
    case 'and':
      return asked.tests.every((each) => holds(each, of));
    case 'or':
      return asked.tests.some((each) => holds(each, of));
    case 'set':
      return asked.places.includes(of.sets[setDimensions.indexOf(asked.dimension)] ?? -1);
    case 'id': {
      const value = of.ids[idDimensions.indexOf(asked.dimension)] ?? null;
      return value === null ? asked.missing : asked.ids.includes(value);
    }
  }
}

function storedIn(of: CubeCell, dimension: Dimension): string | null {
  const at = idDimensions.indexOf(dimension as IdDimension);
  if (at < 0) return String(of.sets[setDimensions.indexOf(dimension as SetDimension)]);
  const value = of.ids[at] ?? null;
  return value === null ? null : String(value);
}

function summed<Key>(pairs: Iterable<readonly [Key, number]>): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const [key, n] of pairs) sums.set(key, (sums.get(key) ?? 0) + n);
  for (const [key, n] of sums) if (n === 0) sums.delete(key);
  return sums;
}

const named = ({ hour, ids, sets }: CubeCell) => [hour, ...ids, ...sets].join('|');
const sumsOf = (some: Iterable<CubeCell>) =>
  summed([...some].map((each) => [named(each), each.count] as const));
const partsOf = (lists: readonly (readonly CubeCell[])[]) => lists.map(buildPart);
const shuffledParts = fc.array(cells, { minLength: 1, maxLength: 4 });

test('the dimensions are the fields that a View can count by the hour', () => {
  expect([...idDimensions, ...setDimensions].sort()).toEqual([...cubeFieldNames].sort());
});

describe('a part', () => {
  test('is the cells that it was made of, through bytes and back', () => {
    fc.assert(
      fc.property(cells, (some) => {
        const part = decodePart(encodePart(buildPart(some)));
        expect([...cellsOf(part)].map(named).sort()).toEqual(some.map(named).sort());
        expect(sumsOf(cellsOf(part))).toEqual(sumsOf(some));
      }),
    );
  });

  test('of bytes that are cut, too long or of another version is refused', () => {
    const bytes = encodePart(buildPart([{ hour: 1, ids: [5n], sets: [0, 0, 0, 0], count: 1 }]));
    expect(() => decodePart(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
    expect(() => decodePart(Buffer.concat([bytes, Buffer.alloc(1)]))).toThrow(RangeError);
    expect(() => decodePart(Uint8Array.from(bytes, (byte, at) => (at === 0 ? 9 : byte)))).toThrow(
      'version 9',
    );
  });

  test('with more values than two bytes can number keeps them apart', () => {
    const many = Array.from({ length: 70_000 }, (_, n) => ({
      hour: n % 5,
      ids: [BigInt(n)],
      sets: [0, 0, 0, 0],
      count: 1,
    }));
    const part = decodePart(encodePart(buildPart(many)));
    expect(part.ids.account.codes).toBeInstanceOf(Uint32Array);
    expect(mergeParts([part, part]).cells).toBe(70_000);
  });
});

describe('merged parts', () => {
  test('count what they counted apart, each cell once and none that counts nothing', () => {
    fc.assert(
      fc.property(shuffledParts, (lists) => {
        const merged = [...cellsOf(mergeParts(partsOf(lists)))];
        expect(sumsOf(merged)).toEqual(sumsOf(lists.flat()));
        expect(merged).toHaveLength(sumsOf(merged).size);
      }),
    );
  });

  test('are the same bytes, however the cells were spread', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 4 }), (some, ways) => {
        const spread = Array.from({ length: ways }, (_, way) => some.filter((_, at) => at % ways === way));
        expect(encodePart(mergeParts(partsOf(spread.reverse())))).toEqual(
          encodePart(mergeParts(partsOf([some]))),
        );
      }),
    );
  });

  test('are cut by hours without a loss', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 479_999, max: 480_008 }), (some, at) => {
        const merged = mergeParts(partsOf([some]));
        const halves = [sliceHours(merged, -Infinity, at), sliceHours(merged, at, Infinity)] as [
          CubePart,
          CubePart,
        ];
        expect([...halves[0].hours].every((hour) => hour < at)).toBe(true);
        expect(encodePart(mergeParts(halves))).toEqual(encodePart(merged));
        expect(encodePart(mergeParts(halves.slice(1)))).toEqual(encodePart(halves[1]));
      }),
    );
  });
});

describe('cells are counted as one by one', () => {
  const window = fc
    .tuple(fc.integer({ min: 479_998, max: 480_003 }), fc.integer({ min: 0, max: 9 }))
    .map(([from, hours]) => ({ from, to: from + hours }));
  const chosenOf = (lists: readonly CubeCell[][], asked: CubeTest, span: { from: number; to: number }) =>
    lists.flat().filter((each) => each.hour >= span.from && each.hour < span.to && holds(asked, each));

  test('by hour', () => {
    fc.assert(
      fc.property(shuffledParts, cubeTest, window, (lists, asked, span) => {
        const sums = new Map<number, number>();
        for (const part of partsOf(lists)) {
          const chosen = choose(part, asked, span);
          if (chosen !== null) addByHour(part, chosen, sums);
        }
        const expected = chosenOf(lists, asked, span).map(({ hour, count }) => [hour, count] as const);
        expect(summed(sums)).toEqual(summed(expected));
      }),
    );
  });

  test('by value', () => {
    fc.assert(
      fc.property(
        shuffledParts,
        cubeTest,
        window,
        fc.oneof(idDimension, setDimension),
        (lists, asked, span, dimension) => {
          const sums = new ValueSums(dimension, new ValuePlaces());
          for (const part of partsOf(lists)) {
            const chosen = choose(part, asked, span);
            if (chosen !== null) sums.add(part, chosen);
          }
          const expected = chosenOf(lists, asked, span).map(
            (each) => [storedIn(each, dimension), each.count] as const,
          );
          expect(new Map(sums.entries())).toEqual(summed(expected));
        },
      ),
    );
  });

  test('by series and bucket', () => {
    fc.assert(
      fc.property(
        shuffledParts,
        cubeTest,
        window,
        fc.oneof(idDimension, setDimension),
        (lists, asked, span, dimension) => {
          const bucketOf = (hour: number) => (hour < 480_000 ? -1 : (hour - 480_000) >> 1);
          const seriesOf = (key: string | null) => (key === null ? 0 : key.length % 3 === 0 ? -1 : 1);
          const sums = [0, 1].map(() => new Array<number>(6).fill(0));
          for (const part of partsOf(lists)) {
            const chosen = choose(part, asked, span);
            if (chosen !== null) addBySeries(part, chosen, { dimension, bucketOf, seriesOf, sums });
          }
          const expected = [0, 1].map(() => new Array<number>(6).fill(0));
          for (const each of chosenOf(lists, asked, span)) {
            const counts = expected[seriesOf(storedIn(each, dimension))];
            const bucket = bucketOf(each.hour);
            if (counts !== undefined && bucket >= 0) counts[bucket] = (counts[bucket] ?? 0) + each.count;
          }
          expect(sums).toEqual(expected);
        },
      ),
    );
  });
});
