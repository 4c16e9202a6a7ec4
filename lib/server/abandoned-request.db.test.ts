import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { withRoute } from './http/with-route.ts';
import { countActivity } from './queries/count-activity.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database?.drop();
});

/** Statements that wait for the table that the test holds. */
async function waiting(): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FROM event%'`,
  );
  return rows[0]?.n ?? 0;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 250; turn++) {
    if (await condition()) return;
    await sleep(20);
  }
  throw new Error('It did not happen within 5 seconds.');
}

test('a request that its client leaves ends its statement in the database', async () => {
  const route = withRoute({ authorise: 'events.read', view: true }, ({ view, signal }) =>
    countActivity({ pool: database.pool, now: Date.now(), signal }, view),
  );
  const holder = await database.pool.connect();
  try {
    await holder.query('BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
    const client = new AbortController();
    const request = new Request('http://localhost:3000/api/activity?eventName=GetObject', {
      headers: { host: 'localhost:3000' },
      signal: client.signal,
    });
    const answer = route(request, { params: Promise.resolve({}) });
    await until(async () => (await waiting()) === 1);
    client.abort();
    expect((await answer).status).toBe(499);
    await until(async () => (await waiting()) === 0);
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
});
