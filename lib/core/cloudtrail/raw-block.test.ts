import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeRawBlock, readRawRecord } from './raw-block.ts';

const records = fc.uniqueArray(fc.nat(), { maxLength: 128 }).chain((seqs) =>
  fc.tuple(
    ...seqs.map((seq) =>
      fc.record({
        seq: fc.constant(seq),
        offset: fc.maxSafeNat(),
        bytes: fc.uint8Array({ maxLength: 300 }),
      }),
    ),
  ),
);

it('A raw block gives every record back byte for byte, and no other', () => {
  fc.assert(
    fc.property(records, fc.nat(), (all, other) => {
      const block = encodeRawBlock(all);
      for (const { seq, offset, bytes } of all) expect(readRawRecord(block, seq)).toEqual({ offset, bytes });
      if (!all.some(({ seq }) => seq === other)) expect(readRawRecord(block, other)).toBeNull();
    }),
  );
});

it('A damaged raw block gives null and never bytes beyond it', () => {
  fc.assert(
    fc.property(records, fc.nat(), (all, at) => {
      const block = encodeRawBlock(all);
      const cut = block.subarray(0, at % block.length);
      for (const { seq } of all) expect(readRawRecord(cut, seq)).toBeNull();
    }),
  );
});

it('A raw block refuses what it could not give back', () => {
  expect(() => encodeRawBlock([{ seq: -1, offset: 0, bytes: new Uint8Array() }])).toThrow(RangeError);
  expect(() => encodeRawBlock([{ seq: 0, offset: 2 ** 53, bytes: new Uint8Array() }])).toThrow(RangeError);
});
