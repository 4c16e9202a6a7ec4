import { afterAll, beforeAll, expect, test } from 'vitest';
import { matchesView } from '#lib/core/view/matches.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { countActivity } from './count-activity.ts';
import { listEvents } from './list-events.ts';
import { listPathValues } from './list-path-values.ts';
import { readFieldStatistics } from './read-field-statistics.ts';
import type { QueryContext } from './read-snapshot.ts';
import { insertTestEvents, type TestEvent } from './testing/insert-test-events.ts';

const start = Date.parse('2026-10-05T00:00:00Z');
const path = 'requestParameters.key';
/** More events than a page looks at nearby, and more distinct values than are sent as a list. */
const count = 24_000;
const distinct = 3000;

let database: TestDatabase;
let context: QueryContext;
let events: TestEvent[];

beforeAll(async () => {
  database = await createTestDatabase();
  context = { pool: database.pool, now: start };
  events = Array.from({ length: count }, (_, n) => toEvent(n));
  await insertTestEvents(database.pool, events);
  await database.pool.query('ANALYZE event, term, dictionary');
});

afterAll(async () => {
  await database?.drop();
});

/** The older half is Old, so that its newest lie far from a page's start. */
function toEvent(n: number): TestEvent {
  return {
    eventKey: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    eventTime: start + n * 60_000,
    eventID: null,
    requestID: null,
    terms: n % 5 === 0 ? [] : [{ path, value: `logs/part-${n % distinct}.gz` }],
    account: '111111111111',
    awsRegion: null,
    eventSource: 's3.amazonaws.com',
    eventName: n < 11_500 ? 'Old' : 'New',
    principal: n % 2 === 0 ? 'even' : 'odd',
    session: null,
    actor: n % 1000 === 7 ? 'rare' : 'often',
    accessKeyId: null,
    sourceIPAddress: null,
    userAgent: `agent-${n % distinct}`,
    errorCode: null,
    outcome: 'success',
    readOnly: 'true',
    identityType: 'IAMUser',
    eventCategory: 'Management',
  };
}

test.each([
  ['a value far from the start of the page', 'eventName:Old'],
  ['two frequent values', 'eventName:Old AND principal:odd'],
  ['a rare value', 'actor:rare'],
  ['a rare value among few', 'actor:rare AND NOT principal:even'],
  ['a typed field with many values', 'userAgent:agent-*'],
  ['all but many values', 'NOT userAgent:agent-1*'],
  ['a path with many values', `${path}:*`],
  ['all but a path with many values', `NOT ${path}:*`],
  ['a pattern over many values', `${path}:logs/part-*`],
  ['a word in many values', 'part'],
  ['a word in many typed values', 'agent'],
  ['a word in one value', '"part-17.gz"'],
  ['either of two', `eventName:Old OR ${path}:"logs/part-7.gz"`],
])('%s: the rows and the count that the search means', async (_, search) => {
  for (const sort of ['newest', 'oldest'] as const) {
    const view: View = { ...defaultView, search, sort };
    const expected = events
      .filter((event) => matchesView(view, event, context.now))
      .map((event) => event.eventTime);
    if (sort === 'newest') expected.reverse();
    const { events: rows } = await listEvents(context, view, { at: { after: null }, limit: 200 });
    expect(rows.map((row) => Date.parse(row.eventTime ?? ''))).toEqual(expected.slice(0, 200));
    expect((await countActivity(context, view)).total).toBe(expected.length);
  }
});

test('values of a path beyond the bound are those of a sample, and say so', async () => {
  const found = await listPathValues(context, defaultView, { path, search: '', limit: 5 });
  expect(found.sample).toBeGreaterThan(10_000);
  expect(found.sample).toBeLessThanOrEqual(20_000);
  const few = { ...defaultView, search: 'actor:rare' };
  expect((await listPathValues(context, few, { path, search: '', limit: 5 })).sample).toBeNull();
});

test('statistics of a path with many values are those of a sample from the whole range, and say so', async () => {
  const having = events.filter((event) => event.terms.length > 0);
  const ask = (view: View) => readFieldStatistics(context, view, { kind: 'path', name: path });
  const { sample, isSampled, present, first, last, trend } = await ask(defaultView);
  expect(isSampled).toBe(true);
  expect(sample).toBeLessThanOrEqual(20_000);
  // Where all have it or nearly, so do those of the sample.
  expect((present ?? 0) / (sample ?? 1)).toBeCloseTo(having.length / events.length, 1);
  expect(trend?.counts.reduce((sum, n) => sum + n, 0)).toBe(present);
  const whole = (events.at(-1)?.eventTime ?? 0) - (events[0]?.eventTime ?? 0);
  expect((last ?? 0) - (first ?? 0)).toBeGreaterThan(whole * 0.9);
  const few = { ...defaultView, search: 'actor:rare' };
  const rare = events.filter((event) => event.actor === 'rare' && event.terms.length > 0);
  expect(await ask(few)).toMatchObject({ sample: null, isSampled: false, present: rare.length });
});
