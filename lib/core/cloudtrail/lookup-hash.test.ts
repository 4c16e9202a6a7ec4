import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookupHash, wideLookupHash } from './lookup-hash.ts';

test('gives different ids different wide hashes', () => {
  const seen = new Map<bigint, string>();
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), fc.string({ maxLength: 40 })), (id) => {
      const hash = wideLookupHash(id);
      expect(seen.get(hash) ?? id).toBe(id);
      seen.set(hash, id);
    }),
    { numRuns: 5000 },
  );
});

test('spreads ids that differ in one digit over all bits', () => {
  const hashes = Array.from({ length: 4096 }, (_, n) =>
    wideLookupHash(`6f3a5c1e-0000-4000-8000-00000000${n.toString(16).padStart(4, '0')}`),
  );
  for (let bit = 0n; bit < 64n; bit += 1n) {
    const ones = hashes.filter((hash) => (hash >> bit) & 1n).length;
    expect(ones).toBeGreaterThan(1800);
    expect(ones).toBeLessThan(2300);
  }
});

test('the narrow hash is the lower half of the wide one, as migrations take it', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      expect(BigInt(lookupHash(id))).toBe(BigInt.asIntN(32, wideLookupHash(id)));
    }),
  );
});
