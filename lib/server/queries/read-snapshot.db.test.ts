import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SpoorError } from '#lib/core/errors.ts';
import { createPool } from '#lib/server/database/pool.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';

let database: TestDatabase;
let context: QueryContext;

beforeAll(async () => {
  database = await createTestDatabase();
  context = { pool: database.pool, now: 0 };
});

afterAll(async () => {
  await database?.drop();
});

/** A statement that can be found in pg_stat_activity by its mark. */
const sleepFor = (seconds: number, mark: string) =>
  Prisma.sql`SELECT pg_sleep(${seconds}), ${Prisma.raw(`'${mark}'`)} AS mark`;

async function running(mark: string): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE state = 'active' AND query LIKE '%' || $1 || '%' AND pid <> pg_backend_pid()`,
    [mark],
  );
  return rows[0]?.n ?? 0;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    if (await condition()) return;
    await sleep(20);
  }
  throw new Error('It did not happen within 4 seconds.');
}

test('a question that nobody waits for any more stops in the database', async () => {
  const leaving = new AbortController();
  const asked = readSnapshot({ ...context, signal: leaving.signal }, (ask) =>
    ask(sleepFor(30, 'left-alone')),
  );
  const outcome = asked.then(
    () => 'answered',
    (error: unknown) => error,
  );
  await until(async () => (await running('left-alone')) === 1);
  leaving.abort(new Error('the client is gone'));
  expect(await outcome).toEqual(new Error('the client is gone'));
  await until(async () => (await running('left-alone')) === 0);
});

test('what takes too long is stopped in the database, and says what to do', async () => {
  const started = performance.now();
  const asked = readSnapshot({ ...context, timeoutMs: 200 }, (ask) => ask(sleepFor(30, 'too-slow')));
  await expect(asked).rejects.toMatchObject({
    code: 'query_timeout',
    remedy: expect.stringContaining('time range'),
  });
  expect(performance.now() - started).toBeLessThan(5000);
  await until(async () => (await running('too-slow')) === 0);
});

test('a question may say itself what would make it quicker', async () => {
  const narrowing = () => 'Ask for less.';
  const asked = readSnapshot({ ...context, timeoutMs: 100, narrowing }, (ask) =>
    ask(sleepFor(30, 'own-advice')),
  );
  await expect(asked).rejects.toMatchObject({ code: 'query_timeout', remedy: 'Ask for less.' });
});

test('a question that is aborted before it begins asks nothing', async () => {
  const signal = AbortSignal.abort(new Error('never mind'));
  let asked = false;
  const answer = readSnapshot({ ...context, signal }, async () => {
    asked = true;
  });
  await expect(answer).rejects.toThrow('never mind');
  expect(asked).toBe(false);
});

test('a full pool of unwanted questions is free again once they are left', async () => {
  const leaving = new AbortController();
  const asked = Array.from({ length: 15 }, () =>
    readSnapshot({ ...context, signal: leaving.signal }, (ask) => ask(sleepFor(30, 'crowd'))).catch(
      () => 'left',
    ),
  );
  await sleep(300);
  leaving.abort();
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['left']));
  const [row] = await readSnapshot(context, (ask) => ask<{ one: number }>(Prisma.sql`SELECT 1 AS one`));
  expect(row?.one).toBe(1);
});

test('all statements of an answer see one state', async () => {
  await database.pool.query('CREATE TABLE seen (n integer)');
  const counts = await readSnapshot(context, async (ask) => {
    const count = async () => (await ask<{ n: string }>(Prisma.sql`SELECT count(*) AS n FROM seen`))[0]?.n;
    const before = await count();
    await database.pool.query('INSERT INTO seen VALUES (1)');
    return [before, await count()];
  });
  expect(counts).toEqual(['0', '0']);
});

test('an answer cannot write', async () => {
  const writing = readSnapshot(context, (ask) => ask(Prisma.sql`CREATE TABLE written (n integer)`));
  await expect(writing).rejects.toMatchObject({ code: '25006' });
});

test('an expected refusal passes through as it is', async () => {
  const refused = readSnapshot(context, async () => {
    throw new SpoorError('not_found', 'Nothing there.');
  });
  await expect(refused).rejects.toMatchObject({ code: 'not_found' });
});

test('a database that is gone is unavailable', async () => {
  const pool = createPool({
    url: 'postgresql://nobody:x@127.0.0.1:1/none',
    max: 1,
    applicationName: 'spoor-test',
  });
  await expect(readSnapshot({ pool, now: 0 }, (ask) => ask(Prisma.sql`SELECT 1`))).rejects.toMatchObject({
    code: 'unavailable',
  });
  await pool.end();
});
