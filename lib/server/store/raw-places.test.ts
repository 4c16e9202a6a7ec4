import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RawPlaces } from './raw-places.ts';

test('The bytes of a row are those that it came with, wherever they lie', () => {
  const buffers = [5, 300].map((size) => Uint8Array.from({ length: size }, (_, at) => at).buffer);
  const row = fc
    .record({ buffer: fc.constantFrom(...buffers), from: fc.nat(), to: fc.nat(), offset: fc.nat(2 ** 50) })
    .map(({ buffer, from, to, offset }) => {
      const ends = [from % (buffer.byteLength + 1), to % (buffer.byteLength + 1)].toSorted((a, b) => a - b);
      return { offset, bytes: new Uint8Array(buffer).subarray(...ends) };
    });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), fc.constantFrom(0, 1022), (some, before) => {
      const rows = [
        ...Array.from({ length: before }, () => ({ offset: 7, bytes: new Uint8Array(1) })),
        ...some,
      ];
      const places = new RawPlaces();
      for (const { offset, bytes } of rows) places.add(offset, bytes);
      expect(rows.map((_, at) => places.at(at))).toEqual(rows);
      expect(places.at(rows.length)).toBeNull();
    }),
  );
});
