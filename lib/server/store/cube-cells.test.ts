import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildPart, type CubeCell, cellsOf, idDimensions } from '#lib/core/cube/cube-part.ts';
import { decodePart, encodePart } from '#lib/core/cube/encode-part.ts';
import { CubeCells } from './cube-cells.ts';
import type { CachedId } from './id-cache.ts';

const hourMs = 3_600_000;

const id = fc.record({
  high: fc.constantFrom(-(2 ** 31), -1, 0, 7, 2 ** 31 - 1),
  low: fc.constantFrom(-(2 ** 31), -1, 0, 9, 2 ** 31 - 1),
  /** A cache that started anew numbers the same id again. */
  generation: fc.constantFrom(0, 1),
});
const row = fc.record({
  time: fc.option(fc.integer({ min: 0, max: 4 * hourMs })),
  ids: fc.array(fc.option(id), { minLength: idDimensions.length, maxLength: idDimensions.length }),
  sets: fc.tuple(
    fc.constantFrom(0, 2),
    fc.constantFrom(1, 255),
    fc.constantFrom(0, 5),
    fc.constantFrom(2, 200),
  ),
  isNew: fc.boolean(),
});

function cachedIds() {
  const known = new Map<string, CachedId>();
  return ({ high, low, generation }: { high: number; low: number; generation: number }): CachedId => {
    const name = `${high} ${low} ${generation}`;
    const found = known.get(name) ?? { high, low, number: known.size + 1 };
    known.set(name, found);
    return found;
  };
}

const named = ({ hour, ids, sets }: CubeCell) => [hour, ...ids, ...sets].join('|');

function sumsOf(cells: Iterable<CubeCell>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const cell of cells) sums.set(named(cell), (sums.get(named(cell)) ?? 0) + cell.count);
  return sums;
}

test('a part counts the new rows that have a time, by hour and combination', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const cells = new CubeCells();
      const cached = cachedIds();
      for (const { time, ids, sets } of rows) {
        const [outcome, identity, category, readOnly] = sets;
        cells.add(
          time,
          ids.map((given) => (given === null ? null : cached(given))),
          outcome | (identity << 8) | (category << 16) | (readOnly << 24),
        );
      }
      const seqs = rows.flatMap(({ isNew }, seq) => (isNew ? [seq] : []));
      const wanted = rows.flatMap(({ time, ids, sets, isNew }): CubeCell[] => {
        if (!isNew || time === null) return [];
        const bigints = ids.map((given) =>
          given === null ? null : (BigInt(given.high) << 32n) | BigInt(given.low >>> 0),
        );
        return [{ hour: Math.floor(time / hourMs), ids: bigints, sets, count: 1 }];
      });
      const part = cells.part(seqs);
      if (part === null) {
        expect(wanted).toEqual([]);
        return;
      }
      expect(sumsOf(cellsOf(decodePart(encodePart(part))))).toEqual(sumsOf(wanted));
      // Columns as a part has them that is made of cells.
      const plain = buildPart(wanted);
      expect([...part.hours]).toEqual([...plain.hours]);
      for (const dimension of idDimensions)
        expect([...part.ids[dimension].values]).toEqual([...plain.ids[dimension].values]);
    }),
  );
});
