import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { callsOf, fromAddress } from '#lib/core/roles/prepare-trust.ts';
import { parseView } from '#lib/core/view/codec.ts';
import type { View } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { importDocuments, testPool } from './ingest/ingest.test-support.ts';
import { countActivity } from './queries/count-activity.ts';
import { countFacets } from './queries/count-facets.ts';
import { readTrust } from './queries/read-trust.ts';
import { stitchSessions } from './store/stitch-sessions.ts';

const options = { seed: 5, events: 4000, days: 30, end: Date.UTC(2026, 9, 31, 12) };
let database: TestDatabase;
const context = () => ({ pool: database.pool, now: options.end });

beforeAll(async () => {
  database = await createTestDatabase();
  const pool = testPool(database);
  const files = [...generateOrganisation(options)].map(({ key: path, json }) => ({ path, text: json }));
  await importDocuments(database, pool, files);
  await stitchSessions(database.pool);
  await pool.close();
}, 60_000);
afterAll(async () => {
  await database.drop();
});

const eventsOf = async (view: View) => (await countActivity(context(), view)).total;

it.each(['', 'from=2026-10-12T00:00:00Z&to=2026-10-24T00:00:00Z'])(
  'a number of the trust map is the number of events behind its link (%s)',
  async (query) => {
    const view = parseView(query).view;
    const { pairs, matrix, total } = await readTrust(context(), view);
    expect(pairs.length).toBe(total);
    let [linked, plain] = [0, 0];
    for (const pair of pairs) {
      for (const which of ['taken', 'refused'] as const) {
        const calls = callsOf(pair, which, view);
        const shown = which === 'taken' ? pair.count : pair.refused;
        if (calls === null) plain += Number(shown > 0);
        else {
          linked += 1;
          expect([pair, await eventsOf(calls)]).toEqual([pair, shown]);
        }
      }
    }
    console.log(`trust map: ${linked} numbers lead to as many events, ${plain} lead nowhere`);
    expect(linked).toBeGreaterThan(20);
    expect(plain).toBeLessThan(linked / 10);

    const ofPairs = (from: string, to: string) =>
      pairs.filter((pair) => pair.callerAccount === from && pair.roleAccount === to);
    for (const { from, to, count, refused } of matrix) {
      expect(ofPairs(from, to).reduce((sum, pair) => sum + pair.count, 0)).toBe(count);
      expect(ofPairs(from, to).reduce((sum, pair) => sum + pair.refused, 0)).toBe(refused);
    }
    expect(matrix.length).toBeGreaterThan(3);
  },
);

it('says from which addresses the calls of a pair came, each of which leads to its own', async () => {
  const view = parseView('').view;
  const { pairs } = await readTrust(context(), view);
  let several = 0;
  for (const pair of pairs.slice(0, 12)) {
    for (const which of ['taken', 'refused'] as const) {
      const calls = callsOf(pair, which, view);
      if (calls === null) continue;
      const question = { fields: ['sourceIPAddress'], limit: 8 } as const;
      const [facet] = (await countFacets(context(), calls, question)).facets;
      const counted = facet?.values ?? [];
      several += Number(counted.length > 1);
      for (const { value, count } of counted.slice(0, 3))
        expect(await eventsOf(fromAddress(calls, value))).toBe(count);
      if (facet?.distinct === counted.length)
        expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(
          which === 'taken' ? pair.count : pair.refused,
        );
    }
  }
  expect(several).toBeGreaterThan(0);
});

it('marks a pair as new in a range before which it is not', async () => {
  const week = parseView('from=2026-10-24T00:00:00Z&to=2026-10-31T00:00:00Z').view;
  const { pairs } = await readTrust(context(), week);
  const marked = pairs.filter(({ isNew }) => isNew);
  console.log(`trust map of a week: ${marked.length} of ${pairs.length} pairs are new`);
  expect(marked.length).toBeGreaterThan(0);
  expect(marked.length).toBeLessThan(pairs.length);
  const before = await readTrust(
    context(),
    parseView('from=2026-09-01T00:00:00Z&to=2026-10-24T00:00:00Z').view,
  );
  const way = (pair: (typeof pairs)[number]) =>
    `${pair.principal} ${pair.switchFrom} ${pair.callerAccount} ${pair.kind} ${pair.roleArn}`;
  const known = new Set(before.pairs.map(way));
  for (const pair of marked) expect(known).not.toContain(way(pair));
});

it('names a role switched to in the console with who switched', async () => {
  const { pairs } = await readTrust(context(), parseView('').view);
  const switched = pairs.filter(({ kind }) => kind === 'SwitchRole');
  expect(switched.length).toBeGreaterThan(0);
  for (const pair of switched) {
    expect(pair.caller).toBe(pair.switchFrom);
    expect(pair.caller).not.toBe(pair.roleArn);
  }
});
