import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dictionaryIdParts } from '../database/dictionary-id.ts';
import { IdCache } from './id-cache.ts';

const path = fc.constantFrom('a', 'b', 'a.b', '');
// Of one length with the same end, so that they meet in one place of those met lately.
const value = fc.oneof(fc.constantFrom('', 'x', 'yx', '1-xyz', '2-xyz', '3-xyz', 'é'), fc.string());

test('An id is that of its path and value, however it is asked for and whatever was asked before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(path, value, fc.boolean())), (asked) => {
      const cache = new IdCache();
      let before = null;
      for (const [name, text, again] of asked) {
        before = cache.after(before, name);
        expect(before.path).toBe(name);
        const { high, low } = again ? before.idAgain(text) : before.id(text);
        expect([high, low]).toEqual(dictionaryIdParts(name, text));
      }
      const entries = cache.takeNew().map(({ id, pathId, value: text }) => [id.number, pathId?.number, text]);
      expect(new Set(entries.map((entry) => JSON.stringify(entry))).size).toBe(entries.length);
    }),
  );
});
