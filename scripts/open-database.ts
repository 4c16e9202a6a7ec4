import { closeDatabase, type Database, getDatabase } from '#lib/server/database/database.ts';
import { createPool } from '#lib/server/database/pool.ts';
import { type PreparedDatabase, prepareDatabase } from '#lib/server/database/prepare-database.ts';
import type { Env } from '#lib/server/env.ts';
import { recountActivity } from '#lib/server/store/recount-activity.ts';

export interface OpenDatabase {
  readonly database: Database;
  /** Ends our connections, and the embedded server where nobody else uses it. */
  close(): Promise<void>;
}

/** The database of a command, running and migrated, and a pool on it. `say` hears what takes time. */
export async function openDatabase(env: Env, say: (line: string) => void): Promise<OpenDatabase> {
  const { url, stop } = await prepareTables(env, say);
  const database = getDatabase({ url, applicationName: 'spoor-command', statementTimeoutMs: 0 });
  return {
    database,
    async close() {
      await closeDatabase();
      await stop();
    },
  };
}

/** The database of these settings, with what tables of an earlier version do not have yet. */
export async function prepareTables(env: Env, say: (line: string) => void): Promise<PreparedDatabase> {
  const prepared = await prepareDatabase(env, say);
  const pool = createPool({ url: prepared.url, max: 2, applicationName: 'spoor-command' });
  try {
    await recountActivity(pool, say);
  } finally {
    await pool.end();
  }
  return prepared;
}
