import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareTimeline } from '#lib/core/chart/prepare-timeline.ts';
import { activityResponse, eventsResponse, facetResponse } from '#lib/core/contract/events.ts';
import { canonicalView } from '#lib/core/view/canonical-view.ts';
import { type EventRef, formatEventRef, parseEventRef } from '#lib/core/view/event-ref.ts';
import { fieldNames } from '#lib/core/view/fields.ts';
import { matchesView } from '#lib/core/view/matches.ts';
import { earliestTime, latestTime, longestLastMs } from '#lib/core/view/range-text.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { countActivity } from './count-activity.ts';
import { listEvents } from './list-events.ts';
import { listFacetValues } from './list-facet-values.ts';
import type { QueryContext } from './read-snapshot.ts';
import { arbitraryEvent, arbitraryView, lastTime } from './testing/arbitrary-events.ts';
import { insertTestEvents, type TestEvent } from './testing/insert-test-events.ts';

const now = lastTime - 12_345_678;
const rounds = { numRuns: 170 };
const manyRounds = 240_000;
let database: TestDatabase;
let context: QueryContext;
let events: TestEvent[];

beforeAll(async () => {
  database = await createTestDatabase();
  context = { pool: database.pool, now };
  const drawn = fc.sample(arbitraryEvent, 5000);
  events = [...new Map(drawn.map((event) => [event.eventKey, event])).values()];
  // One month of the two has a partition of its own, as the worker makes them.
  await database.pool.query(
    "CREATE TABLE event_2026_10 PARTITION OF event FOR VALUES FROM ('2026-10-01Z') TO ('2026-11-01Z')",
  );
  await insertTestEvents(database.pool, events);
});

afterAll(async () => {
  await database?.drop();
});

/** The View without SQL: filter, then sort by time and key. */
function naively(view: View): TestEvent[] {
  const found = events.filter((event) => matchesView(view, event, now));
  const sorted = found.sort(
    (a, b) => (a.eventTime ?? 0) - (b.eventTime ?? 0) || (a.eventKey < b.eventKey ? -1 : 1),
  );
  return view.sort === 'newest' ? sorted.reverse() : sorted;
}

async function listAll(view: View, limit: number): Promise<string[]> {
  const refs: string[] = [];
  let after: EventRef | null = null;
  do {
    const page = eventsResponse.parse(await listEvents(context, view, { at: { after }, limit }));
    expect(page.events.length).toBeLessThanOrEqual(limit);
    refs.push(...page.events.map((event) => event.ref));
    after = page.next === null ? null : parseEventRef(page.next);
  } while (after !== null);
  return refs;
}

test(
  'pages join to exactly the rows that the View means, in its order, under ties in time',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryView, fc.integer({ min: 40, max: 400 }), async (drawn, limit) => {
        const view = canonicalView(drawn);
        const expected = naively(view).map((event) => formatEventRef(event));
        expect(await listAll(view, limit)).toEqual(expected);
      }),
      rounds,
    );
  },
  manyRounds,
);

test(
  'the chart counts the rows of the table, bucket by bucket',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryView, async (drawn) => {
        const view = canonicalView(drawn);
        const activity = activityResponse.parse(await countActivity(context, view));
        const rows = naively(view).filter((event) => event.eventTime !== null);
        expect(activity.total).toBe(rows.length);
        const model = prepareTimeline(activity, view, 'UTC');
        const inBuckets = model.buckets.map(
          ({ from, to }) =>
            rows.filter(({ eventTime }) => from <= Number(eventTime) && Number(eventTime) < to).length,
        );
        expect(model.buckets.map((bucket) => bucket.total)).toEqual(inBuckets);
        expect(model.series.reduce((sum, series) => sum + series.total, 0)).toBe(rows.length);
        const untimed = naively({ ...view, range: { kind: 'untimed' } });
        expect(activity.untimed).toBe(untimed.length);
      }),
      rounds,
    );
  },
  manyRounds,
);

test(
  'the period before is the same question, the same buckets earlier; nothing stored is not zero',
  async () => {
    const times = events.flatMap((event) => event.eventTime ?? []);
    const [first, last] = [Math.min(...times), Math.max(...times)];
    await fc.assert(
      fc.asyncProperty(arbitraryView, async (drawn) => {
        const view = canonicalView({ ...drawn, search: null, compare: 'previous' });
        const { previous, range, from, bucketMs } = await countActivity(context, view);
        if (view.range.kind === 'all' || view.range.kind === 'untimed' || range === null || from === null) {
          expect(previous).toBeNull();
          return;
        }
        if (previous === null) return;
        const { shiftMs, counts } = previous;
        expect(shiftMs % bucketMs).toBe(0);
        expect(shiftMs - (range.to - range.from)).toBeGreaterThanOrEqual(0);
        expect(shiftMs - (range.to - range.from)).toBeLessThan(bucketMs);
        const rows = naively({
          ...view,
          range: { kind: 'absolute', from: range.from - shiftMs, to: range.to - shiftMs },
        });
        expect(previous.total).toBe(rows.length);
        const expected = counts.map((_, index) => {
          const start = from - shiftMs + index * bucketMs;
          if (start + bucketMs <= first || start > last) return null;
          return rows.filter(
            ({ eventTime }) => start <= Number(eventTime) && Number(eventTime) < start + bucketMs,
          ).length;
        });
        expect(counts).toEqual(expected);
      }),
      rounds,
    );
  },
  manyRounds,
);

test(
  'a facet counts the values of its field under the range and the other filters',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryView, fc.constantFrom(...fieldNames), async (drawn, field) => {
        const view = canonicalView(drawn);
        const others = { ...view, filters: view.filters.filter((filter) => filter.field !== field) };
        const counts = new Map<string | null, number>();
        for (const event of naively(others)) counts.set(event[field], (counts.get(event[field]) ?? 0) + 1);
        const facet = facetResponse.parse(
          await listFacetValues(context, view, { field, search: '', limit: 100 }),
        );
        expect(new Map(facet.values.map(({ value, count }) => [value, count]))).toEqual(counts);
        expect(facet.distinct).toBe(counts.size);
        expect(facet.values.map(({ count }) => count)).toEqual([...counts.values()].sort((a, b) => b - a));
      }),
      rounds,
    );
  },
  manyRounds,
);

test.each<[string, View['range']]>([
  ['the whole calendar', { kind: 'absolute', from: earliestTime, to: latestTime }],
  ['the first century', { kind: 'absolute', from: earliestTime, to: earliestTime + 1 }],
  ['the last millisecond', { kind: 'absolute', from: latestTime - 1, to: latestTime }],
  ['twenty years', { kind: 'relative', lastMs: longestLastMs }],
])('a range of %s has an answer', async (_, range) => {
  const view = { ...defaultView, range };
  const expected = naively(view).length;
  expect((await countActivity(context, view)).total).toBe(expected);
  expect(await listAll(view, 1000)).toHaveLength(expected);
});

describe('a row', () => {
  test('carries every value as it was stored', async () => {
    const [expected] = naively(defaultView);
    const { events: rows } = await listEvents(context, defaultView, { at: { after: null }, limit: 1 });
    expect(rows[0]).toMatchObject(Object.fromEntries(fieldNames.map((field) => [field, expected?.[field]])));
    expect(Date.parse(rows[0]?.eventTime ?? '')).toBe(expected?.eventTime);
  });
});

describe('searching a facet', () => {
  const search = (field: 'eventName' | 'outcome', text: string, limit = 100) =>
    listFacetValues(context, defaultView, { field, search: text, limit });

  test('finds parts of values in any case', async () => {
    const { values } = await search('eventName', 'NAME-');
    expect(values.map(({ value }) => value).sort()).toEqual(['eventName-a', 'eventName-b', 'eventName-c']);
  });

  test('takes %, _ and \\ for themselves', async () => {
    for (const text of ['%', '_', '\\', "%_'\\"]) {
      expect((await search('eventName', text)).values.map(({ value }) => value)).toEqual(["100%_'\\"]);
    }
  });

  test('survives what PostgreSQL would refuse', async () => {
    expect((await search('eventName', '\0\ud800')).values).toEqual([]);
  });

  test('looks through closed sets too', async () => {
    expect((await search('outcome', 'FAIL')).values.map(({ value }) => value)).toEqual(['failed']);
  });

  test('counts what is asked for by name, however rare, and what is not there as nothing', async () => {
    for (const field of ['eventName', 'outcome'] as const) {
      const { values } = await search(field, '');
      const chosen = [...values.map(({ value }) => value), 'nobody has it'];
      const question = { field, search: '', limit: 1, chosen };
      const named = await listFacetValues(context, defaultView, question);
      expect(named.chosen).toEqual([...values, { value: 'nobody has it', count: 0 }]);
    }
  });

  test('says how many there are beyond those it names', async () => {
    const { values, distinct } = await search('eventName', 'eventname', 2);
    expect([values.length, distinct]).toEqual([2, 3]);
  });
});
