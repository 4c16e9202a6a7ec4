import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { importDocuments, type TestDocument, testPool } from './ingest.test-support.ts';
import type { IngestPool } from './ingest-pool.ts';

/** What imports write, but for the values, names and sessions that writing threads remember to have stored. */
const imported = `event, event_copy, raw_block, activity_part, session_hour, issuance, session_shape, loose_session,
  loose_issuance, due_session, gone_issuance, ingest_reject, ingest_file, ingest_source, ingest_run, ingest_deletion,
  trash_file, trash_reject, trash_event, event_adopted, raw_batch_freed`;

/** As after the migrations. A pool that wrote to it before must not be used any more. */
export async function emptyTables(database: TestDatabase): Promise<void> {
  await database.pool.query(`TRUNCATE ${imported}, session, dictionary, term`);
}

export interface ImportBench {
  readonly database: TestDatabase;
  readonly pool: IngestPool;
  /** Imports the documents as one source of a run of its own. */
  load(documents: readonly TestDocument[]): ReturnType<typeof importDocuments>;
  countEvents(): Promise<number>;
  /** Takes out all that was imported. */
  empty(): Promise<void>;
}

/**
 * A database and a pool for the tests of a file, emptied before each. `fresh`: with threads that
 * have seen nothing, and two of them; else one thread works for all tests, which is quicker.
 */
export function openBench({ fresh = false } = {}): ImportBench {
  let database: TestDatabase | undefined;
  let pool: IngestPool | undefined;
  const bench: ImportBench = {
    get database() {
      return there(database);
    },
    get pool() {
      return there(pool);
    },
    load: (documents) => importDocuments(bench.database, bench.pool, documents),
    async countEvents() {
      const { rows } = await bench.database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM event');
      return rows[0]?.n ?? 0;
    },
    async empty() {
      await bench.database.pool.query(`TRUNCATE ${imported}`);
    },
  };
  beforeAll(async () => {
    database = await createTestDatabase();
    if (!fresh) pool = testPool(database, 1);
  });
  afterAll(async () => {
    await pool?.close();
    await database?.drop();
  });
  beforeEach(async () => {
    if (!fresh) return bench.empty();
    await emptyTables(bench.database);
    const own = testPool(bench.database);
    pool = own;
    return async () => {
      pool = undefined;
      await own.close();
    };
  });
  return bench;
}

function there<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('The bench is there within tests and hooks only.');
  return part;
}
