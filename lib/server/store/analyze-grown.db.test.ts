import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { analyzeGrown } from './analyze-grown.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

const fill = (from: number, to: number) =>
  database.pool.query(
    "INSERT INTO gone_issuance SELECT '2026-10-01', gen_random_uuid() FROM generate_series($1::int, $2)",
    [from, to],
  );

/** How many rows the planner believes in. */
async function believed(): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(
    "SELECT reltuples::int AS n FROM pg_class WHERE oid = 'gone_issuance'::regclass",
  );
  return rows[0]?.n ?? 0;
}

it('tells of a table at first, and again when it has grown by a tenth', async () => {
  await analyzeGrown(database.pool, ['gone_issuance', 'event']);
  await fill(1, 20_000);
  await analyzeGrown(database.pool, ['gone_issuance', 'event']);
  expect(await believed()).toBe(20_000);
  await fill(20_001, 20_500);
  await analyzeGrown(database.pool, ['gone_issuance', 'event']);
  expect(await believed()).toBe(20_000);
  await fill(20_501, 23_000);
  await analyzeGrown(database.pool, ['gone_issuance', 'event']);
  expect(await believed()).toBe(23_000);
});
