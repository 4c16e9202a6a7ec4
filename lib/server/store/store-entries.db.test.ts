import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { IdCache } from './id-cache.ts';
import { encodeIds, toBigInt } from './id-numbers.ts';
import { SessionNotes } from './session-notes.ts';
import { storeEntries } from './store-entries.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('ids arrive as they are, the least and the greatest too', async () => {
  const half = fc.oneof(fc.constantFrom(-(2 ** 31), -1, 0, 1, 2 ** 31 - 1), fc.integer());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ high: half, low: half })), async (ids) => {
      const { rows } = await db.pool.query<{ id: string }>('SELECT unnest($1::bigint[])::text AS id', [
        encodeIds(ids),
      ]);
      expect(rows.map(({ id }) => id)).toEqual(ids.map((id) => String(toBigInt(id))));
    }),
    { numRuns: 50 },
  );
});

test('two writers that know the same entries and others leave each of them once', async () => {
  const client = await db.pool.connect();
  try {
    for (const [from, to] of [
      [0, 300],
      [200, 500],
      [0, 500],
    ] as const) {
      const [values, terms] = [new IdCache(), new IdCache()];
      for (let n = from; n < to; n += 1) {
        values.id('userAgent', `agent ${n} é`);
        terms.id('requestParameters.name', `bucket-${n}`);
      }
      await storeEntries(client, values, terms, new SessionNotes(values));
    }
  } finally {
    client.release();
  }
  const { rows } = await db.pool.query<{ kept: string[] }>(
    `SELECT array_agg(value ORDER BY value COLLATE "C") AS kept FROM dictionary
     UNION ALL SELECT array_agg(value ORDER BY value COLLATE "C") FROM term`,
  );
  const names = (name: (n: number) => string) => Array.from({ length: 500 }, (_, n) => name(n));
  expect(rows.map(({ kept }) => kept)).toEqual([
    [...names((n) => `agent ${n} é`), 'requestParameters.name', 'userAgent'].sort(),
    names((n) => `bucket-${n}`).sort(),
  ]);
});
