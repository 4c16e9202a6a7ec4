import {
  createTestDatabase,
  openKeptDatabase,
  type TestDatabase,
} from '#lib/server/database/test-database.ts';
import { settleStatistics } from '#lib/server/store/settle-statistics.ts';
import { importLogs } from './import-logs.ts';
import { type Logs, makeLogs } from './make-logs.ts';

export interface Filled {
  readonly test: TestDatabase;
  readonly logs: Logs;
  /** Drops the database, or leaves a kept one to the next run. */
  close(): Promise<void>;
}

/** A database with so many generated events, imported as the worker does; `keep` leaves it for the next run. */
export async function fillDatabase(events: number, keep: boolean): Promise<Filled> {
  const logs = await makeLogs(events, 5000);
  const kept = keep ? await openKeptDatabase(String(events)) : null;
  const test = kept ?? (await createTestDatabase());
  try {
    if (kept?.fresh !== false) {
      await importLogs(test, logs.folder);
      await settleStatistics(test.pool);
    }
  } catch (error) {
    await test.drop();
    throw error;
  }
  return { test, logs, close: kept === null ? test.drop : test.close };
}
