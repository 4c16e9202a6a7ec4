import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeRawBlock, openRawBlock, type RawRecord } from './raw-block.ts';

const records: fc.Arbitrary<RawRecord[]> = fc.uniqueArray(fc.nat(), { maxLength: 128 }).chain((seqs) =>
  fc.tuple(
    ...seqs
      .sort((a, b) => a - b)
      .map((seq) =>
        fc.record({
          seq: fc.constant(seq),
          offset: fc.maxSafeNat().map((offset) => offset % 2 ** 50),
          bytes: fc.uint8Array({ maxLength: 300 }),
        }),
      ),
  ),
);

/** As earlier imports wrote it. */
function encodeOld(all: readonly RawRecord[]): Uint8Array {
  const varint = (value: number): number[] =>
    value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
  return Uint8Array.from([
    1,
    ...varint(all.length),
    ...all.flatMap(({ seq, offset, bytes }) => [seq, offset, bytes.length].flatMap(varint)),
    ...all.flatMap(({ bytes }) => [...bytes]),
  ]);
}

it.each([
  ['A raw block', encodeRawBlock],
  ['A raw block of an earlier import', encodeOld],
])('%s gives every record back byte for byte, and no other', (_, encode) => {
  fc.assert(
    fc.property(records, fc.nat(), (all, other) => {
      const block = openRawBlock(encode(all));
      for (const { seq, offset, bytes } of all) expect(block?.record(seq)).toEqual({ offset, bytes });
      if (!all.some(({ seq }) => seq === other)) expect(block?.record(other)).toBeNull();
    }),
  );
});

it.each([
  ['', encodeRawBlock],
  [' of an earlier import', encodeOld],
])('A damaged raw block%s is not opened', (_, encode) => {
  fc.assert(
    fc.property(records, fc.nat(), (all, at) => {
      const block = encode(all);
      expect(openRawBlock(block.subarray(0, at % block.length))).toBeNull();
    }),
  );
});

it('Numbers of records in a row cost a raw block four bytes each', () => {
  const bytes = new Uint8Array(200);
  const all = Array.from({ length: 1000 }, (_, n) => ({ seq: 70_000 + n, offset: 500 + n * 201, bytes }));
  expect(encodeRawBlock(all).length).toBeLessThan(1000 * (200 + 4) + 10);
});

it('A raw block refuses what it could not give back', () => {
  const bytes = new Uint8Array();
  expect(() => encodeRawBlock([{ seq: -1, offset: 0, bytes }])).toThrow(RangeError);
  expect(() => encodeRawBlock([{ seq: 0, offset: 2 ** 53, bytes }])).toThrow(RangeError);
  const twice = { seq: 3, offset: 0, bytes };
  expect(() => encodeRawBlock([twice, twice])).toThrow(RangeError);
});

it('A raw block holds the shortest record first, and equal ones in their order', () => {
  const texts = ['ccc', 'a', 'bb', 'd', 'ee', 'f'];
  const all = texts.map((text, seq) => ({ seq, offset: seq * 10, bytes: new TextEncoder().encode(text) }));
  expect(new TextDecoder().decode(encodeRawBlock(all))).toMatch(/adfbbeeccc$/);
});

it('A raw block is the same in room that held others, and beyond what there is', () => {
  const room = new Uint8Array(2000);
  fc.assert(
    fc.property(records, (all) => {
      expect(encodeRawBlock(all, room)).toEqual(encodeRawBlock(all));
    }),
  );
});
