import type { TestDatabase } from './database/test-database.ts';
import { emptyTables } from './ingest/bench.test-support.ts';
import { importDocuments, type TestDocument, testPool } from './ingest/ingest.test-support.ts';
import { stitchSessions } from './store/stitch-sessions.ts';

/** Nothing but these files, each an import of its own whose sessions are linked before the next comes. */
export async function loadStitched(database: TestDatabase, files: readonly TestDocument[]): Promise<void> {
  await emptyTables(database);
  const pool = testPool(database);
  try {
    for (const file of files) {
      await importDocuments(database, pool, [file]);
      await stitchSessions(database.pool);
    }
  } finally {
    await pool.close();
  }
}
