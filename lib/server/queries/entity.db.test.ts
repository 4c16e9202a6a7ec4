import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entityResponse } from '#lib/core/contract/entities.ts';
import { facetsResponse } from '#lib/core/contract/events.ts';
import { relatedResponse } from '#lib/core/contract/related.ts';
import { type Entity, entityFields } from '#lib/core/entity/entity.ts';
import { entityView } from '#lib/core/entity/entity-view.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { fieldNames } from '#lib/core/view/fields.ts';
import { matchesView } from '#lib/core/view/matches.ts';
import { defaultView } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { countActivity } from './count-activity.ts';
import { countFacets } from './count-facets.ts';
import { findRelated } from './find-related.ts';
import { readEntity } from './read-entity.ts';
import type { QueryContext } from './read-snapshot.ts';
import { arbitraryEvent, arbitraryView, lastTime } from './testing/arbitrary-events.ts';
import { insertTestEvents, type TestEvent } from './testing/insert-test-events.ts';

let database: TestDatabase;
let context: QueryContext;
let events: TestEvent[];

beforeAll(async () => {
  database = await createTestDatabase();
  context = { pool: database.pool, now: lastTime, timeoutMs: 60_000 };
  events =
    fc.sample(
      fc.uniqueArray(arbitraryEvent, { selector: (event) => event.eventKey, minLength: 600, maxLength: 600 }),
      {
        numRuns: 1,
        seed: 7,
      },
    )[0] ?? [];
  await insertTestEvents(database.pool, events);
});

afterAll(async () => {
  await database?.drop();
});

const entities: readonly Entity[] = [
  ...entityFields.map((kind): Entity => ({ kind, value: `${kind}-a` })),
  { kind: 'sourceIPAddress', value: '192.0.2.7' },
  { kind: 'term', path: 'requestParameters.bucketName', value: 'my-bucket' },
  { kind: 'value', value: 'my-bucket' },
  { kind: 'principal', value: 'never-seen' },
];

const meant = (entity: Entity, view = defaultView) =>
  events.filter((event) => matchesView(entityView(entity, view), event, lastTime));

test.each(entities)('the facets of $kind $value count what its timeline lists', async (entity) => {
  const own = entityView(entity);
  const found = meant(entity).filter((event) => event.eventTime !== null);
  const wanted = [...fieldNames];
  const { facets, looked, sample } = facetsResponse.parse(
    await countFacets(context, own, { fields: wanted, limit: 100 }),
  );
  expect({ looked, sample }).toEqual({ looked: found.length, sample: null });
  expect(looked).toBe((await countActivity(context, own)).total);
  for (const [place, field] of wanted.entries()) {
    const expected = new Map<string | null, number>();
    for (const event of found) expected.set(event[field], (expected.get(event[field]) ?? 0) + 1);
    expect(new Map(facets[place]?.values.map(({ value, count }) => [value, count]))).toEqual(expected);
    expect(facets[place]?.distinct).toBe(expected.size);
  }
});

test('facets of the cube and of events agree with the plain meaning of any View', async () => {
  const cases = fc.sample(arbitraryView, { numRuns: 60, seed: 11 });
  for (const view of cases) {
    const found = events.filter((event) => matchesView(view, event, lastTime));
    for (const wanted of [['eventSource', 'errorCode'] as const, ['actor', 'eventSource'] as const]) {
      const { facets } = await countFacets(context, view, { fields: wanted, limit: 100 });
      for (const [place, field] of wanted.entries()) {
        const sum = facets[place]?.values.reduce((total, { count }) => total + count, 0) ?? 0;
        expect(sum).toBe(found.length);
        expect(facets[place]?.distinct).toBe(new Set(found.map((event) => event[field])).size);
      }
    }
  }
});

test('a bounded list says of how many values it is', async () => {
  const { facets } = await countFacets(context, defaultView, { fields: ['eventName'], limit: 2 });
  expect(facets[0]).toMatchObject({
    distinct: new Set(events.filter((e) => e.eventTime !== null).map((e) => e.eventName)).size,
  });
  expect(facets[0]?.values).toHaveLength(2);
});

test.each(entities)(
  '$kind $value is first and last seen, and mentioned, where the events say',
  async (entity) => {
    const times = meant(entity).flatMap(({ eventTime }) => eventTime ?? []);
    const answer = entityResponse.parse(await readEntity(context, entity, defaultView));
    const ms = (iso: string | null | undefined) => (iso == null ? null : Date.parse(iso));
    expect(ms(answer.first?.eventTime)).toBe(times.length === 0 ? null : Math.min(...times));
    expect(ms(answer.last?.eventTime)).toBe(times.length === 0 ? null : Math.max(...times));
    const mentions = new Map<string, number>();
    for (const { eventTime, terms } of events)
      for (const { path, value } of terms)
        if (eventTime !== null && value === entity.value) mentions.set(path, (mentions.get(path) ?? 0) + 1);
    expect(new Map(answer.mentions.paths.map(({ path, count }) => [path, count]))).toEqual(mentions);
    for (const { path, count } of answer.mentions.paths) {
      const view = entityView({ kind: 'term', path, value: entity.value });
      expect((await countActivity(context, view)).total).toBe(count);
    }
  },
);

test('an event stands beside what shares its session, key, address and second', async () => {
  const subject = events.find(({ eventTime, actor, accessKeyId, sourceIPAddress, account }) =>
    [eventTime, actor, accessKeyId, sourceIPAddress, account].every((value) => value !== null),
  );
  if (subject === undefined || subject.eventTime === null) throw new Error('no event has everything');
  const ref = { eventTime: subject.eventTime, eventKey: subject.eventKey };
  const { groups } = relatedResponse.parse(await findRelated(context, ref, 5));
  expect(groups.map(({ relation }) => relation)).toEqual(['session', 'accessKey', 'around', 'sourceIP']);
  for (const { view: spelt, count, before, after } of groups) {
    const { view, problems } = parseView(spelt);
    expect(problems).toEqual([]);
    expect(count).toBe(events.filter((event) => matchesView(view, event, lastTime)).length);
    expect(before.length + after.length).toBeLessThanOrEqual(6);
    expect(before.length + after.length).toBe(Math.min(before.length, 3) + Math.min(after.length, 3));
    for (const row of before) expect(Date.parse(row.eventTime ?? '')).toBeLessThanOrEqual(subject.eventTime);
    for (const row of after)
      expect(Date.parse(row.eventTime ?? '')).toBeGreaterThanOrEqual(subject.eventTime);
  }
});

test('what is not here has no relations', async () => {
  const ref = { eventTime: 0, eventKey: '00000000-0000-4000-8000-000000000000' };
  await expect(findRelated(context, ref, 5)).rejects.toMatchObject({ code: 'not_found' });
});
