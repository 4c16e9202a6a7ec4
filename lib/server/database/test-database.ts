import { createHash, randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { ensureEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { createPool } from './pool.ts';
import { createPrisma } from './prisma.ts';
import { readMigrations } from './read-migrations.ts';

export interface EmptyTestDatabase {
  url: string;
  drop(): Promise<void>;
}

export interface TestDatabase extends EmptyTestDatabase {
  pool: pg.Pool;
  prisma: PrismaClient;
  /** Ends the connections and leaves the database. */
  close(): Promise<void>;
}

/** Test databases of runs that were killed are dropped after this long. */
const abandonedAfterSeconds = 2 * 60 * 60;

/** A migrated database of its own for one test file; call `drop` in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await testServerUrl();
  return open(await create(server, await ensureTemplate(server)));
}

/**
 * A migrated database that stays on the test server under a name, for data that takes minutes to
 * make; `fresh` says that it was made now. Another schema is another database.
 */
export async function openKeptDatabase(label: string): Promise<TestDatabase & { fresh: boolean }> {
  const server = await testServerUrl();
  const template = await ensureTemplate(server);
  const name = `spoor_kept_${label}_${template.slice(-16)}`;
  const fresh = await onServer(server, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    return rowCount === 0;
  });
  return { ...open(fresh ? await create(server, template, name) : made(server, name)), fresh };
}

function open({ url, drop }: EmptyTestDatabase): TestDatabase {
  const pool = createPool({ url, max: 10, applicationName: 'spoor-test' });
  const prisma = createPrisma(pool);
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
  };
  return {
    url,
    pool,
    prisma,
    close,
    async drop() {
      await close();
      await drop();
    },
  };
}

/** An empty database, for what is to be tested before or without our migrations. */
export async function createEmptyTestDatabase(): Promise<EmptyTestDatabase> {
  return create(await testServerUrl(), 'template0');
}

let embeddedUrl: Promise<string> | undefined;

/** The server of this test run: DATABASE_URL's, or an embedded one that all test runs share. */
export async function testServerUrl(): Promise<string> {
  const given = process.env.DATABASE_URL;
  if (given) return given;
  embeddedUrl ??= ensureTestServer().then(({ url }) => url);
  return embeddedUrl;
}

export function ensureTestServer() {
  return ensureEmbedded({ dataFolder: resolve('node_modules/.cache/spoor-test'), log: () => undefined });
}

async function create(
  server: string,
  template: string,
  name = `spoor_test_${Math.floor(Date.now() / 1000)}_${randomBytes(4).toString('hex')}`,
): Promise<EmptyTestDatabase> {
  await onServer(server, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return made(server, name);
}

function made(server: string, name: string): EmptyTestDatabase {
  return {
    url: withDatabase(server, name),
    drop: () =>
      onServer(server, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/** Cloning a migrated template takes tens of milliseconds, migrating anew far longer. */
async function ensureTemplate(server: string): Promise<string> {
  const migrations = await readMigrations(join(process.cwd(), 'prisma/migrations'));
  const hash = createHash('sha256').update(migrations.map((migration) => migration.checksum).join());
  const name = `spoor_template_${hash.digest('hex').slice(0, 16)}`;
  await onServer(server, async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext('spoor-test-template'))");
    const found = await client.query('SELECT datistemplate FROM pg_database WHERE datname = $1', [name]);
    if (found.rows[0]?.datistemplate === true) return;
    await dropAbandoned(client);
    // One that is not marked as a template was left half made.
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    await migrate(withDatabase(server, name));
    await client.query(`ALTER DATABASE ${name} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  });
  return name;
}

async function dropAbandoned(client: pg.Client): Promise<void> {
  const found = await client.query<{ datname: string }>(
    `SELECT datname FROM pg_database
      WHERE datname ~ '^spoor_test_[0-9]+_[0-9a-f]{8}$'
        AND split_part(datname, '_', 3)::bigint < extract(epoch FROM now()) - $1`,
    [abandonedAfterSeconds],
  );
  for (const { datname } of found.rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}

async function onServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server, application_name: 'spoor-test' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
