import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { createEmptyTestDatabase, type EmptyTestDatabase } from './test-database.ts';

let database: EmptyTestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createEmptyTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'spoor-migrations-'));
  await addMigration('20300101000000_first', 'CREATE TABLE first (id int); CREATE TABLE second (id int);');
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function addMigration(name: string, sql: string) {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('an empty database gets every migration once, a second run finds nothing to do', async () => {
  expect(await migrate(database.url)).toContain('20261121000000_foundation');
  expect(await migrate(database.url)).toEqual([]);
  expect(await query("SELECT to_regclass('event')::text AS event")).toEqual([{ event: 'event' }]);
});

test('the history has the columns and values that Prisma expects', async () => {
  await migrate(database.url, folder);
  const rows = await query('SELECT * FROM _prisma_migrations');
  expect(rows).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/),
      // sha256sum of the file
      checksum: '96674be02a5d846c6407d8ab0aca553db528eaac6d469f675f2198cc63807ecc',
      finished_at: expect.any(Date),
      migration_name: '20300101000000_first',
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    },
  ]);
});

test('two processes that migrate at once do not disturb each other', async () => {
  const done = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)));
  expect(done.flat()).toEqual(['20300101000000_first']);
});

test('of a migration that fails nothing is kept, and it is tried again', async () => {
  await addMigration('20300102000000_broken', 'CREATE TABLE third (id int); SELECT 1/0;');
  await expect(migrate(database.url, folder)).rejects.toThrow(
    'Migration 20300102000000_broken failed: division by zero',
  );
  expect(await query("SELECT to_regclass('third')::text AS third")).toEqual([{ third: null }]);
  await addMigration('20300102000000_broken', 'CREATE TABLE third (id int);');
  expect(await migrate(database.url, folder)).toEqual(['20300102000000_broken']);
});

test('an edited migration is refused, changed line ends are not', async () => {
  await addMigration('20300101000000_first', 'CREATE TABLE first (id int);\n');
  await migrate(database.url, folder);
  await addMigration('20300101000000_first', 'CREATE TABLE first (id int);\r\n');
  expect(await migrate(database.url, folder)).toEqual([]);
  await addMigration('20300101000000_first', 'CREATE TABLE first (id bigint);\n');
  await expect(migrate(database.url, folder)).rejects.toThrow('was edited after it had been applied');
});

test('a database of a newer Spoor is refused', async () => {
  await migrate(database.url, folder);
  const older = await mkdtemp(join(tmpdir(), 'spoor-migrations-'));
  await cp(folder, older, { recursive: true });
  await rm(join(older, '20300101000000_first'), { recursive: true });
  await expect(migrate(database.url, older)).rejects.toThrow('does not know');
  await rm(older, { recursive: true });
});

test("a migration that Prisma's command left unfinished is refused", async () => {
  await migrate(database.url, folder);
  await query('UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(migrate(database.url, folder)).rejects.toThrow('has failed there');
});

test('a database with tables of others is left alone', async () => {
  await query('CREATE TABLE payroll (id int)');
  await expect(migrate(database.url, folder)).rejects.toThrow('is not empty: it has tables that are not');
  expect(await query("SELECT to_regclass('_prisma_migrations')::text AS history")).toEqual([
    { history: null },
  ]);
});
