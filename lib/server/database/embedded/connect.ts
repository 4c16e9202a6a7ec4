import { realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { superuser } from './make-cluster.ts';
import type { ServerSettings } from './settings-file.ts';

declare module 'pg' {
  interface ClientBase {
    /** Lets the process end while the connection stands; not in the package's types. */
    unref(): void;
  }
}

const database = 'spoor';

/** The address of the embedded database, password included. */
export function addressOf({ port, password }: ServerSettings): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

export type Attempt =
  | { client: pg.Client; reason?: undefined; recovering?: undefined }
  | { client?: undefined; reason: string; recovering: boolean };

/** PostgreSQL's "the database system is starting up" (or shutting down). */
const cannotConnectNow = '57P03';

/** One attempt to reach the server that runs on `cluster`, and no other that has its port. */
export async function connect({ port, password }: ServerSettings, cluster: string): Promise<Attempt> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password,
    database: 'postgres',
    application_name: 'spoor-presence',
    connectionTimeoutMillis: 10_000,
  });
  // A server that is stopped later ends this connection; nobody has to hear of it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const shown = await client.query<{ data_directory: string }>('SHOW data_directory');
    const folder = shown.rows[0]?.data_directory ?? '';
    if ((await realpath(folder).catch(() => folder)) === (await realpath(cluster).catch(() => cluster))) {
      return { client };
    }
    await client.end();
    return { reason: `another database listens on port ${port}`, recovering: false };
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    const reason = error instanceof Error ? error.message : String(error);
    return { reason, recovering: code === cannotConnectNow };
  }
}

export async function ensureDatabase(client: pg.Client): Promise<void> {
  const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (found.rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
}

/**
 * Whether another process of Spoor uses the server. One that has just ended may leave sessions
 * behind for a moment; a process that lives has a presence.
 */
export async function isUsed(client: pg.Client): Promise<boolean> {
  for (let attempt = 0; attempt < 15; attempt += 1) {
    const found = await client.query<{ present: boolean }>(
      `SELECT bool_or(application_name = 'spoor-presence') AS present FROM pg_stat_activity
        WHERE application_name LIKE 'spoor%' AND pid <> pg_backend_pid() HAVING count(*) > 0`,
    );
    const others = found.rows[0];
    if (others === undefined || others.present) return others !== undefined;
    await sleep(200);
  }
  return true;
}
