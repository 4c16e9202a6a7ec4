import pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';
import type { Env } from '../env.ts';
import { ensureEmbedded, type Report } from './embedded.ts';
import { migrate } from './migrate.ts';

export interface PreparedDatabase {
  url: string;
  /** Where the data is, for people: a folder, or the server's host. */
  place: string;
  /** Settles when the embedded server goes away; never for a server of yours. */
  lost: Promise<void>;
  /** Stops the embedded server where nobody else uses it; end your own pools before. */
  stop(): Promise<void>;
}

/** uuidv7() came with it. */
const oldestVersion = 18;

/**
 * The database of these settings, running and migrated: DATABASE_URL's, or the embedded one.
 * Throws SpoorError 'unavailable' or 'conflict'.
 */
export async function prepareDatabase(env: Env, say: Report): Promise<PreparedDatabase> {
  const prepared = env.databaseUrl === undefined ? await embedded(env, say) : await given(env.databaseUrl);
  for (const name of await migrate(prepared.url)) say(`Database brought up to date: ${name}`);
  return prepared;
}

async function embedded(env: Env, say: Report): Promise<PreparedDatabase> {
  const { url, cluster, lost, stopIfLast } = await ensureEmbedded({ dataFolder: env.dataFolder, log: say });
  return { url, place: cluster, lost, stop: stopIfLast };
}

async function given(url: string): Promise<PreparedDatabase> {
  const { host, pathname } = new URL(url);
  const place = `${host}${pathname}`;
  const client = new pg.Client({
    connectionString: url,
    application_name: 'spoor-check',
    connectionTimeoutMillis: 15_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const shown = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    const version = Math.floor(Number(shown.rows[0]?.server_version_num) / 10_000);
    if (version >= oldestVersion) {
      return { url, place, lost: new Promise(() => undefined), stop: () => Promise.resolve() };
    }
    throw new SpoorError('unavailable', `The database at ${place} is PostgreSQL ${version}.`, {
      remedy: `Spoor needs ${oldestVersion} or later. Without DATABASE_URL it brings its own.`,
    });
  } catch (error) {
    if (error instanceof SpoorError) throw error;
    const reason = error instanceof Error ? error.message || String(error) : String(error);
    throw new SpoorError('unavailable', `The database at ${place} cannot be used: ${reason}.`, {
      remedy: 'Check DATABASE_URL. Without it, Spoor brings its own database.',
      cause: error,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}
