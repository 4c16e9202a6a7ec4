import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';
import { checksumOf, type Migration, readMigrations } from './read-migrations.ts';

/** The number Prisma's schema engine locks with, so that both exclude each other. */
const prismaLock = 72_707_369;

/** Word for word the table that Prisma's schema engine makes. */
const historyTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

interface HistoryRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

const defaultFolder = join(process.cwd(), 'prisma/migrations');

/**
 * Applies the migrations that the database does not have yet and returns their names. Leaves the
 * history as Prisma's `migrate deploy` would (docs/decisions/0001-migrations.md).
 * Throws SpoorError 'conflict' on a failed, edited or unknown migration, and on foreign tables.
 */
export async function migrate(url: string, folder = defaultFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: 'spoor-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock]);
    const pending = await pendingOf(client, migrations);
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function pendingOf(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  await refuseForeignTables(client);
  await client.query(historyTable);
  const history = await client.query<HistoryRow>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at',
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of history.rows) {
    const migration = known.get(row.migration_name);
    if (row.finished_at === null) {
      throw conflict(
        `Migration ${row.migration_name} was begun by Prisma's own command and has failed there.`,
        'Column "logs" of table _prisma_migrations holds the reason. Repair it and mark it with `prisma migrate resolve`.',
      );
    }
    if (migration === undefined) {
      throw conflict(
        `The database has migration ${row.migration_name}, which this version of Spoor does not know.`,
        'Start the newer version that made it.',
      );
    }
    if (!sameText(migration, row.checksum)) {
      throw conflict(
        `Migration ${row.migration_name} was edited after it had been applied.`,
        'Restore the file as it was, and put the change into a new migration.',
      );
    }
  }
  const applied = new Set(history.rows.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

/** A checkout on Windows may have changed the ends of lines: Prisma's engine allows for it too. */
function sameText({ sql, checksum }: Migration, applied: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n');
  return [checksum, checksumOf(unix), checksumOf(unix.replaceAll('\n', '\r\n'))].includes(applied);
}

async function refuseForeignTables(client: pg.Client): Promise<void> {
  const found = await client.query<{ tables: string[] }>(
    `SELECT array_agg(c.relname::text ORDER BY c.relname) AS tables FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     HAVING count(*) > 0 AND bool_and(c.relname <> '_prisma_migrations')`,
  );
  const tables = found.rows[0]?.tables;
  if (tables === undefined) return;
  throw conflict(
    `The database is not empty: it has tables that are not Spoor's (${tables.slice(0, 5).join(', ')}).`,
    'Point DATABASE_URL at a database of its own.',
  );
}

/** Migration and history in one transaction: a power cut or an error leaves neither. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    const id = randomUUID();
    await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
      id,
      checksum,
      name,
    ]);
    await client.query(sql);
    await client.query(
      'UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1',
      [id],
    );
    await client.query('COMMIT');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw conflict(
      `Migration ${name} failed: ${reason}`,
      'Nothing of it was kept. Remove the cause and start again.',
      error,
    );
  }
}

function conflict(message: string, remedy: string, cause?: unknown): SpoorError {
  return new SpoorError('conflict', message, { remedy, cause });
}
