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

test('What is asked for again is kept, and what is not is offered again', () => {
  const cache = new IdCache(3);
  const offered = () => cache.takeNew().map((entry) => entry.value);
  const kept = cache.id('p', 'kept');
  for (const round of [1, 2, 3, 4]) {
    for (const text of ['a', 'b', 'c']) cache.id('p', `${text}${round}`);
    expect(cache.id('p', 'kept')).toBe(kept);
    offered();
    cache.trim();
  }
  expect(cache.hash('p', 'kept')).toBe(kept);
  cache.id('p', 'a1');
  expect(offered()).toContain('a1');
});

test('Nothing is forgotten that the database has yet to be told', () => {
  const cache = new IdCache(1);
  const ids = ['a', 'b', 'c'].map((text) => cache.id('p', text));
  cache.trim();
  cache.trim();
  expect(['a', 'b', 'c'].map((text) => cache.id('p', text))).toEqual(ids);
});
