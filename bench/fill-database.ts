import {
  createTestDatabase,
  openKeptDatabase,
  type TestDatabase,
} from '#lib/server/database/test-database.ts';
import { settleStatistics } from '#lib/server/store/settle-statistics.ts';
import { importLogs } from './import-logs.ts';
import { makeChain } from './make-chain.ts';
import { type Logs, type LogsShape, makeLogs } from './make-logs.ts';

export interface Filled {
  readonly test: TestDatabase;
  readonly logs: Logs;
  /** Drops the database, or leaves a kept one to the next run. */
  close(): Promise<void>;
}

/**
 * A database with generated events and a chain of fifty sessions, imported as the worker does; `keep`
 * leaves it for the next run.
 */
export async function fillDatabase(shape: LogsShape, keep: boolean): Promise<Filled> {
  const logs = await makeLogs(shape);
  const kept = keep ? await openKeptDatabase(`${logs.name.replaceAll('-', '_')}_chain`) : null;
  const test = kept ?? (await createTestDatabase());
  try {
    if (kept?.fresh !== false) {
      await importLogs(test, logs.folder);
      await importLogs(test, await makeChain());
      await settleStatistics(test.pool);
    }
  } catch (error) {
    await test.drop();
    throw error;
  }
  return { test, logs, close: kept === null ? test.drop : test.close };
}
