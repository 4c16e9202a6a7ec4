import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { faultOf } from './transient.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

/** Ends the session that waits for the lock on ingest_source, once there is one. */
async function endWhoWaits(): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await database.pool.query<{ ended: boolean }>(
        `SELECT pg_terminate_backend(pid) AS ended FROM pg_locks
         WHERE NOT granted AND relation = 'ingest_source'::regclass`,
      );
      return rows.length;
    })
    .toBe(1);
}

test.each([
  ['a query of a model', () => database.prisma.ingestSource.count()],
  ['a query in SQL', () => database.prisma.$queryRaw`SELECT count(*) FROM ingest_source`],
  ['a query past Prisma', () => database.pool.query('SELECT count(*) FROM ingest_source')],
])('%s whose session the server ends has lost the database', async (_what, ask) => {
  const holder = await database.pool.connect();
  try {
    await holder.query('BEGIN; LOCK TABLE ingest_source');
    const asked = Promise.resolve(ask()).then(
      () => null,
      (error: unknown) => faultOf(error).code,
    );
    await endWhoWaits();
    expect(await asked).toBe('unavailable');
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
});
