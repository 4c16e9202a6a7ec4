import { closeDatabase, type Database, getDatabase } from '#lib/server/database/database.ts';
import { prepareDatabase } from '#lib/server/database/prepare-database.ts';
import type { Env } from '#lib/server/env.ts';

export interface OpenDatabase {
  readonly database: Database;
  /** Ends our connections, and the embedded server where nobody else uses it. */
  close(): Promise<void>;
}

/** The database of a command, running and migrated, and a pool on it. `say` hears what takes time. */
export async function openDatabase(env: Env, say: (line: string) => void): Promise<OpenDatabase> {
  const { url, stop } = await prepareDatabase(env, say);
  const database = getDatabase({ url, applicationName: 'spoor-command', statementTimeoutMs: 0 });
  return {
    database,
    async close() {
      await closeDatabase();
      await stop();
    },
  };
}
