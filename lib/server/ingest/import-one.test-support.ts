import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { importDocuments, testPool } from './ingest.test-support.ts';
import type { IngestPool } from './ingest-pool.ts';

interface ListedReject {
  readonly code: string;
  readonly message: string;
  readonly remedy: string | null;
  readonly line: number;
}

/** A database and a writing thread for the tests of a file, emptied before each; imports one document. */
export function openIngest() {
  let database: TestDatabase;
  let pool: IngestPool;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = testPool(database, 1);
  });
  afterAll(async () => {
    await pool.close();
    await database.drop();
  });
  // The writing thread remembers which values it has stored: dictionary and term stay.
  beforeEach(async () => {
    await database.pool.query(
      'TRUNCATE event, event_copy, raw_block, activity, session, session_key, session_hour, issuance, session_shape, ingest_reject, ingest_file, ingest_source, ingest_run CASCADE',
    );
  });
  const query = async <Row extends object>(sql: string): Promise<Row[]> =>
    (await database.pool.query<Row>(sql)).rows;
  return {
    query,
    async importOne(text: string | Uint8Array, chunk?: number) {
      const document = { path: 'export', text, ...(chunk === undefined ? {} : { chunk }) };
      const { sums, results } = await importDocuments(database, pool, [document]);
      expect(sums.inserted + sums.known + sums.rejected).toBe(sums.records);
      return { sums, result: results[0] };
    },
    rejects: () => query<ListedReject>('SELECT code, message, remedy, line FROM ingest_reject ORDER BY id'),
  };
}
