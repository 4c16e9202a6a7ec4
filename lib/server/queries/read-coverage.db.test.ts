import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coverageResponse } from '#lib/core/contract/coverage.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { readCoverage } from './read-coverage.ts';
import { arbitraryEvent, firstTime, lastTime } from './testing/arbitrary-events.ts';
import { insertTestEvents, type TestEvent } from './testing/insert-test-events.ts';

const day = 86_400_000;
let database: TestDatabase;
let events: TestEvent[];

beforeAll(async () => {
  database = await createTestDatabase();
  events = fc.sample(arbitraryEvent, 150);
  await insertTestEvents(database.pool, events);
});
afterAll(async () => {
  await database?.drop();
});

const ask = async (view: Partial<View>) =>
  coverageResponse.parse(
    await readCoverage({ pool: database.pool, now: lastTime + 10 * day }, { ...defaultView, ...view }),
  );

/** Days without an event of the account, counted one by one. */
function missing(account: string | null, from: number, to: number): number[] {
  const times = events.flatMap((each) => (each.account === account ? (each.eventTime ?? []) : []));
  const days: number[] = [];
  for (let at = from; at < to; at += day)
    if (!times.some((time) => time >= at && time < at + day)) days.push(at);
  return days;
}

test('days without events are found for each account that has some in the range', async () => {
  const [from, to] = [firstTime + 3 * day, firstTime + 17 * day];
  const found = await ask({ range: { kind: 'absolute', from: from + 1000, to: to - 1000 } });
  expect(found.days).toBe(14);
  const accounts = new Set(
    events.flatMap(({ account, eventTime }) =>
      eventTime !== null && eventTime >= from && eventTime < to ? [account] : [],
    ),
  );
  expect(found.known).toBe(accounts.size);
  const expected = [...accounts].map((account) => ({ account, missing: missing(account, from, to) }));
  const gapped = expected.filter((each) => each.missing.length > 0);
  expect(new Map(found.accounts.map((each) => [each.account, each.missing]))).toEqual(
    new Map(gapped.map((each) => [each.account, each.missing])),
  );
  expect(found.incomplete).toBe(gapped.length);
});

test('a filter on accounts narrows it, any other does not', async () => {
  const range = { kind: 'absolute', from: firstTime, to: firstTime + 10 * day } as const;
  const whole = await ask({ range });
  expect(await ask({ range, filters: [{ field: 'outcome', operator: 'is', values: ['denied'] }] })).toEqual(
    whole,
  );
  const one = await ask({ range, filters: [{ field: 'account', operator: 'is', values: ['account-a'] }] });
  expect(one.known).toBe(1);
});

test('days to come, single days and centuries are not looked at', async () => {
  const ahead = await ask({ range: { kind: 'absolute', from: firstTime, to: lastTime + 90 * day } });
  expect(ahead.span?.to).toBe(lastTime + 10 * day);
  expect((await ask({ range: { kind: 'absolute', from: firstTime, to: firstTime + 1 } })).days).toBe(0);
  expect((await ask({ range: { kind: 'absolute', from: 0, to: lastTime } })).days).toBe(0);
  expect((await ask({ range: { kind: 'untimed' } })).days).toBe(0);
});
