import { afterAll, beforeAll, expect, it } from 'vitest';
import { longChain } from '#fixtures/long-chain.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { logFile } from './ingest/ingest.test-support.ts';
import { findOrigin } from './queries/find-origin.ts';
import { findReach } from './queries/find-reach.ts';
import { findSession } from './queries/find-session.ts';
import { loadStitched } from './stitched.test-support.ts';

const hops = 50;
const chain = longChain(hops, Date.UTC(2026, 8, 5, 8));

let database: TestDatabase;
const context = () => ({ pool: database.pool, now: Date.UTC(2026, 9, 31, 12) });

beforeAll(async () => {
  database = await createTestDatabase();
  // The end of it comes first: what hangs on a late link is worked out anew.
  await loadStitched(database, [
    { path: 'late.json', text: logFile(chain.records.slice(25)) },
    { path: 'early.json', text: logFile(chain.records.slice(0, 25)) },
  ]);
}, 60_000);
afterAll(async () => {
  await database.drop();
});

it('is found whole, from its root to its end and back', async () => {
  const { steps, origin, weakest } = await findOrigin(context(), chain.last);
  expect(steps).toHaveLength(hops + 1);
  expect(steps.at(-1)?.session).toMatchObject({ depth: hops, root: chain.first, crossed: 7 });
  expect(origin).toContain('alice');
  expect(weakest).toBe('key');
  const reach = await findReach(context(), chain.first);
  expect(reach.descendants).toBe(hops);
  expect(reach.accounts).toHaveLength(8);
});

it('is told within moments', async () => {
  const started = performance.now();
  await findSession(context(), chain.last);
  const took = performance.now() - started;
  console.log(`the page of the last of ${hops} chained sessions: ${took.toFixed(0)} ms`);
  expect(took).toBeLessThan(2000);
});
