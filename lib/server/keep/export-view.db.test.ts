import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvRow } from '#lib/core/export/export-csv.ts';
import type { ExportFormat } from '#lib/core/export/export-format.ts';
import { canonicalView } from '#lib/core/view/canonical-view.ts';
import { type EventRef, parseEventRef } from '#lib/core/view/event-ref.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { countActivity } from '../queries/count-activity.ts';
import { listEvents } from '../queries/list-events.ts';
import { arbitraryEvent, arbitraryView, lastTime } from '../queries/testing/arbitrary-events.ts';
import { insertTestEvents } from '../queries/testing/insert-test-events.ts';
import { exportView } from './export-view.ts';
import { cancelExport, readExport } from './read-export.ts';

const now = lastTime - 12_345_678;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const drawn = fc.sample(arbitraryEvent, 5000);
  await database.pool.query(
    "CREATE TABLE event_2026_10 PARTITION OF event FOR VALUES FROM ('2026-10-01Z') TO ('2026-11-01Z')",
  );
  await insertTestEvents(database.pool, [...new Map(drawn.map((event) => [event.eventKey, event])).values()]);
});
afterAll(async () => {
  await database.drop();
});

const context = () => ({ pool: database.pool, prisma: database.prisma, now });

async function save(view: View, format: ExportFormat, id?: string): Promise<Buffer> {
  const { parts } = await exportView(context(), view, { format, id });
  const chunks: Uint8Array[] = [];
  for await (const part of parts) chunks.push(part);
  return Buffer.concat(chunks);
}

/** The rows as the pages of the list give them. */
async function listAll(view: View): Promise<string[]> {
  const rows: string[] = [];
  let after: EventRef | null = null;
  do {
    const page = await listEvents(context(), view, { at: { after }, limit: 500 });
    rows.push(...page.events.map((row) => csvRow(view, row, null).trimEnd()));
    after = page.next === null ? null : parseEventRef(page.next);
  } while (after !== null);
  return rows;
}

test('an export has the rows of the table, in its order, and as many as the histogram counts', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryView, async (drawn) => {
      const view = canonicalView({ ...drawn, columns: ['time', 'eventName'] });
      const id = randomUUID();
      const text = (await save(view, 'csv', id)).toString('utf8');
      const rows = text.split('\r\n').slice(1, -1);
      expect(rows).toEqual(await listAll(view));
      const { total, untimed } = await countActivity(context(), view);
      const counted = view.range.kind === 'untimed' ? untimed : total;
      expect(rows.length).toBe(counted);
      const lines = (await save(view, 'ndjson')).toString('utf8').split('\n').slice(0, -1);
      expect(lines.length).toBe(counted);
      const { Records } = JSON.parse(gunzipSync(await save(view, 'records')).toString('utf8')) as {
        Records: unknown[];
      };
      expect(Records.length).toBe(counted);
      expect(await readExport(database.prisma, id)).toMatchObject({
        state: 'done',
        written: counted,
        total: counted,
      });
    }),
    { numRuns: 40 },
  );
}, 180_000);

test('whoever stops reading ends the query, and the export is known to be cancelled', async () => {
  const id = randomUUID();
  const { parts } = await exportView(context(), defaultView, { format: 'csv', id });
  await parts.return(undefined);
  expect(await readExport(database.prisma, id)).toMatchObject({ state: 'cancelled' });
  const { rows } = await database.pool.query(
    `SELECT 1 FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND datname = current_database()`,
  );
  expect(rows).toEqual([]);
});

test('an export that is cancelled breaks off instead of ending', async () => {
  const id = randomUUID();
  const { parts } = await exportView(context(), defaultView, { format: 'records', id });
  const { state } = await cancelExport(database.prisma, id);
  expect(state).toBe('cancelled');
  await expect(
    (async () => {
      for await (const _ of parts);
    })(),
  ).rejects.toThrow('cancelled');
  expect(await readExport(database.prisma, id)).toMatchObject({ state: 'cancelled' });
});

test('an id belongs to one export', async () => {
  const id = randomUUID();
  await save(defaultView, 'csv', id);
  await expect(save(defaultView, 'csv', id)).rejects.toMatchObject({ code: 'conflict' });
});

test('a fourth export at once is refused, and a place is free again when one ends', async () => {
  const open = await Promise.all([1, 2, 3].map(() => exportView(context(), defaultView, { format: 'csv' })));
  await expect(save(defaultView, 'csv')).rejects.toMatchObject({ code: 'unavailable' });
  for (const { parts } of open) await parts.return(undefined);
  expect((await save(defaultView, 'csv')).length).toBeGreaterThan(0);
});

test('a search that is not understood is refused before there is a file', async () => {
  const view = { ...defaultView, search: '(' };
  await expect(exportView(context(), view, { format: 'csv' })).rejects.toMatchObject({ code: 'bad_request' });
});
