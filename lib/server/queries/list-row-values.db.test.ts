import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatEventRef } from '#lib/core/view/event-ref.ts';
import { defaultView } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { listEvents } from './list-events.ts';
import { arbitraryEvent } from './testing/arbitrary-events.ts';
import { insertTestEvents, type TestEvent } from './testing/insert-test-events.ts';

let database: TestDatabase;
let events: TestEvent[];

beforeAll(async () => {
  database = await createTestDatabase();
  events = fc.sample(arbitraryEvent, 300);
  await insertTestEvents(database.pool, events);
});
afterAll(async () => {
  await database?.drop();
});

test('a column of a path shows what each row holds there, untimed rows too', async () => {
  const paths = ['requestParameters.bucketName', 'resources.ARN', 'requestParameters.neverSeen'];
  for (const kind of ['all', 'untimed'] as const) {
    const view = { ...defaultView, range: { kind }, columns: ['time', ...paths] };
    const page = await listEvents({ pool: database.pool, now: 0 }, view, {
      at: { after: null },
      limit: 1000,
    });
    const expected = events
      .filter((event) => (event.eventTime === null) === (kind === 'untimed'))
      .flatMap((event) =>
        paths.flatMap((path) => {
          const values = event.terms.filter((term) => term.path === path).map(({ value }) => value);
          return values.length === 0 ? [] : [`${formatEventRef(event)} ${path} ${values.sort().join(' | ')}`];
        }),
      );
    expect(
      page.values.map(({ ref, path, values }) => `${ref} ${path} ${values.toSorted().join(' | ')}`).sort(),
    ).toEqual(expected.sort());
  }
});

test('without such columns nothing is looked up', async () => {
  const page = await listEvents({ pool: database.pool, now: 0 }, defaultView, {
    at: { after: null },
    limit: 10,
  });
  expect(page.values).toEqual([]);
});
