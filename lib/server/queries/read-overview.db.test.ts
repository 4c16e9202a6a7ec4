import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overviewResponse } from '#lib/core/contract/overview.ts';
import type { Field } from '#lib/core/view/fields.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { readHealth } from './read-health.ts';
import { readOverview } from './read-overview.ts';
import type { QueryContext } from './read-snapshot.ts';
import { arbitraryEvent } from './testing/arbitrary-events.ts';
import { insertTestEvents, type TestEvent } from './testing/insert-test-events.ts';

let database: TestDatabase;
let context: QueryContext;
let events: TestEvent[];

beforeAll(async () => {
  database = await createTestDatabase();
  context = { pool: database.pool, now: 0 };
  const drawn = fc.sample(arbitraryEvent, 500);
  events = [...new Map(drawn.map((event) => [event.eventKey, event])).values()];
  await insertTestEvents(database.pool, events);
});

afterAll(async () => {
  await database?.drop();
});

test('the overview counts what is there', async () => {
  const overview = overviewResponse.parse(await readOverview(context));
  const timed = events.filter((event) => event.eventTime !== null);
  const times = timed.map((event) => Number(event.eventTime));
  expect(overview).toMatchObject({
    events: timed.length,
    untimed: events.length - timed.length,
    first: Math.min(...times),
    last: Math.max(...times),
  });
  const counts = (field: Field) => Map.groupBy(timed, (event) => event[field]);
  for (const [list, field] of [
    [overview.accounts, 'account'],
    [overview.regions, 'awsRegion'],
    [overview.services, 'eventSource'],
    [overview.principals, 'principal'],
  ] as const) {
    const expected = new Map([...counts(field)].map(([value, found]) => [value, found.length]));
    expect(new Map(list.values.map(({ value, count }) => [value, count]))).toEqual(expected);
    expect(list.distinct).toBe(expected.size);
  }
});

test('an event without an error is not counted among errors', async () => {
  const { errors } = await readOverview(context);
  expect(errors.values.map(({ value }) => value)).not.toContain(null);
  expect(errors.distinct).toBe(new Set(events.map((event) => event.errorCode)).size - 1);
});

test('a healthy database says so', async () => {
  expect(await readHealth(context)).toEqual({ status: 'ok' });
});
