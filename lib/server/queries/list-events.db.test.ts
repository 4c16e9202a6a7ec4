import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalView } from '#lib/core/view/canonical-view.ts';
import { formatEventRef, parseEventRef } from '#lib/core/view/event-ref.ts';
import { matchesView } from '#lib/core/view/matches.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { countRowsTo } from './count-rows-to.ts';
import { listEvents, type Page } from './list-events.ts';
import type { QueryContext } from './read-snapshot.ts';
import { arbitraryEvent, arbitraryView, lastTime } from './testing/arbitrary-events.ts';
import { insertTestEvents, type TestEvent } from './testing/insert-test-events.ts';

const now = lastTime - 12_345_678;
let database: TestDatabase;
let context: QueryContext;
let events: TestEvent[];

beforeAll(async () => {
  database = await createTestDatabase();
  context = { pool: database.pool, now };
  const drawn = fc.sample(arbitraryEvent, 1500);
  events = [...new Map(drawn.map((event) => [event.eventKey, event])).values()];
  await insertTestEvents(database.pool, events);
});

afterAll(async () => {
  await database?.drop();
});

function naively(view: View): string[] {
  const sorted = events
    .filter((event) => matchesView(view, event, now))
    .sort((a, b) => (a.eventTime ?? 0) - (b.eventTime ?? 0) || (a.eventKey < b.eventKey ? -1 : 1));
  return (view.sort === 'newest' ? sorted.reverse() : sorted).map(formatEventRef);
}

async function refsAt(view: View, at: Page['at'], limit: number) {
  const page = await listEvents(context, view, { at, limit });
  return { ...page, refs: page.events.map(({ ref }) => ref) };
}

/** Many Views that hold something, and places in them as shares of their length. */
const anyView = fc.oneof(
  arbitraryView,
  arbitraryView.map(({ sort }) => ({ ...defaultView, sort })),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('from any row on the page is what a walk from the beginning would have come to', async () => {
  await fc.assert(
    fc.asyncProperty(anyView, share, fc.integer({ min: 1, max: 90 }), async (drawn, where, limit) => {
      const view = canonicalView(drawn);
      const rows = naively(view);
      const offset = Math.floor(where * (rows.length + 2));
      const page = await refsAt(view, { offset }, limit);
      expect(page.refs).toEqual(rows.slice(offset, offset + limit));
      expect(page.next === null).toBe(offset + limit >= rows.length);
      expect(page.previous).toBe(offset === 0 ? null : (rows[offset] ?? null));
    }),
    { numRuns: 120 },
  );
}, 120_000);

test('pages from the end backwards join to all rows, in the order of the View', async () => {
  await fc.assert(
    fc.asyncProperty(anyView, fc.integer({ min: 30, max: 400 }), async (drawn, limit) => {
      const view = canonicalView(drawn);
      const read: string[] = [];
      for (let before = 'end'; ; ) {
        const at = { before: before === 'end' ? null : parseEventRef(before) };
        const page = await refsAt(view, at, limit);
        expect(page.next).toBe(before === 'end' ? null : (page.refs.at(-1) ?? null));
        read.unshift(...page.refs);
        if (page.previous === null) break;
        before = page.previous;
      }
      expect(read).toEqual(naively(view));
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('the number of a row is how many come up to it; a place between rows has one too', async () => {
  await fc.assert(
    fc.asyncProperty(anyView, share, fc.boolean(), async (drawn, where, between) => {
      const view = canonicalView(drawn);
      const rows = naively(view);
      const index = Math.floor(where * rows.length);
      const ref = parseEventRef(rows[index] ?? '');
      if (ref === null) return;
      const key = between
        ? `${ref.eventKey.slice(0, -1)}${ref.eventKey.endsWith('0') ? '1' : '0'}`
        : ref.eventKey;
      const place = { ...ref, eventKey: key };
      const newest = view.sort === 'newest';
      const isUpTo = (row: string) => {
        const each = parseEventRef(row);
        if (each === null) return false;
        const [a, b] = newest ? [place, each] : [each, place];
        const [left, right] = [a.eventTime ?? 0, b.eventTime ?? 0];
        return left < right || (left === right && a.eventKey <= b.eventKey);
      };
      expect(await countRowsTo(context, view, place)).toEqual({
        rows: rows.filter(isUpTo).length,
        holds: rows.includes(formatEventRef(place)),
      });
    }),
    { numRuns: 120 },
  );
}, 120_000);
