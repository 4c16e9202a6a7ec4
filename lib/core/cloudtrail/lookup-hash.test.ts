import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookupHash, lookupHashValue } from './lookup-hash.ts';

test('gives different ids different hashes', () => {
  const seen = new Map<string, string>();
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), fc.string({ maxLength: 40 })), (id) => {
      const hash = lookupHash(id).join();
      expect(seen.get(hash) ?? id).toBe(id);
      seen.set(hash, id);
    }),
    { numRuns: 5000 },
  );
});

test('spreads ids that differ in one digit over all bits', () => {
  const halves = Array.from({ length: 4096 }, (_, n) =>
    lookupHash(`6f3a5c1e-0000-4000-8000-00000000${n.toString(16).padStart(4, '0')}`),
  );
  for (const lane of [0, 1] as const) {
    for (let bit = 0; bit < 32; bit += 1) {
      const ones = halves.filter((half) => (half[lane] >>> bit) & 1).length;
      expect(ones).toBeGreaterThan(1800);
      expect(ones).toBeLessThan(2300);
    }
  }
});

test('is the same number as a signed bigint', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      const [high, low] = lookupHash(id);
      const bytes = Buffer.alloc(8);
      bytes.writeInt32BE(high, 0);
      bytes.writeInt32BE(low, 4);
      expect(lookupHashValue(id)).toBe(bytes.readBigInt64BE(0));
    }),
  );
});
