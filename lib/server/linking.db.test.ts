import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { demoTruth } from '#fixtures/demo/truth.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { importDocuments, testPool } from './ingest/ingest.test-support.ts';
import { findEventOrigin } from './queries/find-event-origin.ts';
import { findOrigin } from './queries/find-origin.ts';
import { findReach } from './queries/find-reach.ts';
import { findSession } from './queries/find-session.ts';
import { listMissingLogs } from './queries/list-missing-logs.ts';
import { listSessions } from './queries/list-sessions.ts';
import { readTrust } from './queries/read-trust.ts';
import { stitchSessions } from './store/stitch-sessions.ts';

const options = { seed: 5, events: 1500, days: 30, end: Date.UTC(2026, 9, 31, 12) };
const admin = demoTruth(options).stories.find(({ name }) => name === 'role-chain')?.sessions[1];
const key = `${admin?.principalId}@${new Date(admin?.creationDate ?? 0).toISOString()}`;
const { view } = parseView('');
const page = { order: 'look', proof: 'any', cursor: null, limit: 5 } as const;

let database: TestDatabase;
const context = () => ({ pool: database.pool, now: options.end });

/** Every answer about sessions, but for those about one. */
const lists = () =>
  Promise.all([listSessions(context(), view, page), listMissingLogs(context()), readTrust(context(), view)]);

async function eventOfAdmin() {
  const { rows } = await database.pool.query<{ ms: number; event_key: string }>(
    `SELECT extract(epoch FROM event_time)::float8 * 1000 AS ms, event_key FROM event
     WHERE session_id = (SELECT id FROM dictionary WHERE value = $1) LIMIT 1`,
    [key],
  );
  return { eventTime: rows[0]?.ms ?? null, eventKey: rows[0]?.event_key ?? '' };
}

/** Every question about one session. */
const ofAdmin = [
  () => findSession(context(), key),
  () => findOrigin(context(), key),
  () => findReach(context(), key),
  async () => findEventOrigin(context(), await eventOfAdmin()),
];

beforeAll(async () => {
  database = await createTestDatabase();
  const files = [...generateOrganisation(options)].map(({ key: path, json }) => ({ path, text: json }));
  const pool = testPool(database);
  await importDocuments(database, pool, files);
  await pool.close();
}, 60_000);
afterAll(async () => {
  await database.drop();
});

it('says of every answer how much is not linked yet', async () => {
  for (const { loose } of await lists()) expect(loose).toBeGreaterThan(50);
  expect((await listSessions(context(), view, page)).total).toBe(0);
});

it('does not say that there is no such session while it may be among those', async () => {
  for (const question of ofAdmin)
    await expect(question()).rejects.toMatchObject({
      code: 'not_linked',
      remedy: expect.stringContaining('still being linked'),
    });
});

it('says that nothing is left as soon as all is linked', async () => {
  await stitchSessions(database.pool);
  for (const { loose } of await lists()) expect(loose).toBe(0);
  expect((await listSessions(context(), view, page)).total).toBeGreaterThan(20);
  for (const question of ofAdmin) expect(await question()).toMatchObject({ loose: 0 });
  await expect(findSession(context(), 'AKIANOWHERE')).rejects.toMatchObject({ code: 'not_found' });
});
