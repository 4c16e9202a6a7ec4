import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dictionaryId, dictionaryIdParts } from './dictionary-id.ts';

test('an id is the head of SHA-256 over path, NUL, value', () => {
  // printf 'eventName\0ConsoleLogin' | sha256sum
  expect(BigInt.asUintN(64, dictionaryId('eventName', 'ConsoleLogin')).toString(16)).toBe('5503e5b8851b861b');
  expect(BigInt.asUintN(64, dictionaryId('', 'eventName')).toString(16)).toBe('80491b1e9272ca0a');
  expect(BigInt.asUintN(64, dictionaryId('userAgent', 'žluťoučký 🐎')).toString(16)).toBe('415a69aaa07ff5f4');
});

test('the same value under another path has another id', () => {
  expect(dictionaryId('principal', 'x')).not.toBe(dictionaryId('actor', 'x'));
});

test('the two halves make up the id', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, value) => {
      const [high, low] = dictionaryIdParts(path, value);
      expect((BigInt(high) << 32n) | BigInt.asUintN(32, BigInt(low))).toBe(dictionaryId(path, value));
    }),
  );
});
