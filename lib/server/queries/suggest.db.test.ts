import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { facetResponse } from '#lib/core/contract/events.ts';
import { statisticsResponse, suggestResponse } from '#lib/core/contract/search.ts';
import { matchesView } from '#lib/core/view/matches.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { listFacet } from './list-facet.ts';
import { readFieldStatistics } from './read-field-statistics.ts';
import type { QueryContext } from './read-snapshot.ts';
import { suggest } from './suggest.ts';
import { arbitraryEvent, arbitraryView, lastTime } from './testing/arbitrary-events.ts';
import { insertTestEvents, type TestEvent } from './testing/insert-test-events.ts';

const path = 'requestParameters.bucketName';
const bucket = { kind: 'path' as const, name: path };
const eventName = { kind: 'dictionary' as const, name: 'eventName' as const };
let database: TestDatabase;
let context: QueryContext;
let events: TestEvent[];

beforeAll(async () => {
  database = await createTestDatabase();
  context = { pool: database.pool, now: lastTime - 12_345_678 };
  events = fc.sample(arbitraryEvent, 1000);
  await insertTestEvents(database.pool, events);
});

afterAll(async () => {
  await database?.drop();
});

function valuesIn(view: View): Map<string, number> {
  const counts = new Map<string, number>();
  for (const event of events.filter((each) => matchesView(view, each, context.now)))
    for (const term of event.terms)
      if (term.path === path) counts.set(term.value, (counts.get(term.value) ?? 0) + 1);
  return counts;
}

test('a facet of a path counts its values under the View', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryView, async (view) => {
      const facet = facetResponse.parse(
        await listFacet(context, view, { field: bucket, search: '', limit: 100 }),
      );
      const expected = valuesIn(view);
      const without = events.filter(
        (event) => matchesView(view, event, context.now) && event.terms.every((term) => term.path !== path),
      );
      const all = new Map<string | null, number>(expected);
      if (without.length > 0) all.set(null, without.length);
      expect(new Map(facet.values.map(({ value, count }) => [value, count]))).toEqual(all);
      expect(facet).toMatchObject({ distinct: all.size, sample: null });
      const chosen = [...facet.values.map(({ value }) => value), 'nobody has it'];
      const named = await listFacet(context, view, { field: bucket, search: '', chosen, limit: 1 });
      const counts = new Map(named.chosen?.map(({ value, count }) => [value, count]));
      expect(counts).toEqual(new Map([...all, ['nobody has it', 0]]));
    }),
    { numRuns: 60 },
  );
});

test('statistics agree with the events', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryView, fc.constantFrom(bucket, eventName), async (view, field) => {
      const timed: View = view.range.kind === 'untimed' ? { ...view, range: { kind: 'all' } } : view;
      const found = statisticsResponse.parse(await readFieldStatistics(context, timed, field));
      const having = events.filter(
        (event) =>
          event.eventTime !== null &&
          matchesView(timed, event, context.now) &&
          (field.kind === 'path' ? event.terms.some((term) => term.path === path) : event.eventName !== null),
      );
      const times = having.map((event) => event.eventTime ?? 0);
      expect(found.present).toBe(having.length);
      expect(found.first).toBe(times.length === 0 ? null : Math.min(...times));
      expect(found.last).toBe(times.length === 0 ? null : Math.max(...times));
      expect(found.trend?.counts.reduce((sum, count) => sum + count, 0) ?? 0).toBe(having.length);
    }),
    { numRuns: 60 },
  );
});

test('names of fields come by what they begin with, paths of the events among them', async () => {
  const names = async (prefix: string) =>
    suggestResponse
      .parse(await suggest(context, defaultView, { field: null, prefix, limit: 10 }))
      .suggestions.map(({ text }) => text);
  expect((await names('event')).slice(0, 3)).toEqual(['eventSource', 'eventName', 'eventCategory']);
  expect(await names('bucketn')).toEqual([path]);
  expect(await names('100%')).toEqual([]);
});

test('values come with their counts, most frequent first', async () => {
  const asked = { field: bucket, prefix: 'my-', limit: 10 };
  const { suggestions, sample } = suggestResponse.parse(await suggest(context, defaultView, asked));
  const expected = [...valuesIn(defaultView)].filter(([value]) => value.toLowerCase().includes('my-'));
  expect(new Map(suggestions.map(({ text, count }) => [text, count]))).toEqual(new Map(expected));
  expect(sample).toBeNull();
  const named = await suggest(context, defaultView, { field: eventName, prefix: 'NAME-', limit: 10 });
  expect(named.suggestions.map(({ text }) => text).sort()).toEqual([
    'eventName-a',
    'eventName-b',
    'eventName-c',
  ]);
});

test('a search that is not understood is refused, with the place to blame', async () => {
  const view = { ...defaultView, search: 'eventName:' };
  await expect(listFacet(context, view, { field: bucket, search: '', limit: 5 })).rejects.toMatchObject({
    code: 'bad_request',
    field: 'q',
  });
});
