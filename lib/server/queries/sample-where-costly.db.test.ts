import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultView } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { countSpan } from './count-hours.ts';
import { readSnapshot } from './read-snapshot.ts';
import { sampleWhereCostly } from './sample-where-costly.ts';
import { insertTestEvents, type TestEvent } from './testing/insert-test-events.ts';
import { viewCondition } from './view-condition.ts';

const start = Date.parse('2026-10-05T00:00:00Z');
const count = 24_000;
const span = { from: start, to: start + count * 60_000 };
/** What the machine may do for an answer here: a tenth of looking into all events. */
const budget = 12_000;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const events = Array.from(
    { length: count },
    (_, n): TestEvent => ({
      eventKey: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      eventTime: start + n * 60_000,
      eventID: null,
      requestID: null,
      terms: n % 2 === 0 ? [{ path: 'requestParameters.key', value: `part-${n % 5000}` }] : [],
      account: '111111111111',
      awsRegion: null,
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      principal: null,
      session: null,
      actor: n % 1000 === 6 ? 'rare' : 'often',
      accessKeyId: null,
      sourceIPAddress: null,
      userAgent: null,
      errorCode: null,
      outcome: 'success',
      readOnly: 'true',
      identityType: 'IAMUser',
      eventCategory: 'Management',
    }),
  );
  await insertTestEvents(database.pool, events);
  await database.pool.query('ANALYZE event, term, dictionary');
});

afterAll(async () => {
  await database?.drop();
});

async function counted(search: string, most?: number) {
  return readSnapshot({ pool: database.pool, now: start }, async (ask) => {
    const condition = await sampleWhereCostly(
      ask,
      await viewCondition(ask, { ...defaultView, search }),
      span,
      most,
    );
    return { share: condition.share, n: await countSpan(ask, condition, span) };
  });
}

test('what has to be looked up in every event is estimated from a share, where all would take too long', async () => {
  const { share, n } = await counted('requestParameters.key:*', budget);
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(0.5);
  expect(n).toBeGreaterThan(count / 4);
  expect(n).toBeLessThan(count);
  // The same blocks each time: parts of a page agree.
  expect(await counted('requestParameters.key:*', budget)).toEqual({ share, n });
});

test('what can be counted in time is counted whole', async () => {
  expect(await counted('requestParameters.key:*')).toEqual({ share: null, n: count / 2 });
});

test('what an index finds and is rare is counted whole, whatever it is asked together with', async () => {
  expect(await counted('actor:rare', budget)).toEqual({ share: null, n: 24 });
  expect(await counted('actor:rare AND requestParameters.key:*', budget)).toEqual({ share: null, n: 24 });
});

test('what the cube knows is never estimated', async () => {
  expect(await counted('eventName:GetObject', 1)).toEqual({ share: null, n: count });
});
