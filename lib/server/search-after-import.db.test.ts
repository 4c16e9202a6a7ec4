import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiCall } from '#fixtures/records.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { importDocuments, logFile, testPool } from './ingest/ingest.test-support.ts';
import type { IngestPool } from './ingest/ingest-pool.ts';
import { countActivity } from './queries/count-activity.ts';
import { listFacet } from './queries/list-facet.ts';
import { suggest } from './queries/suggest.ts';

/** What the search bar and the facets find of records that came the way all records come. */

const path = 'requestParameters.bucketName';
let database: TestDatabase;
let pool: IngestPool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = testPool(database, 1);
  const records = ['red', 'red', 'blue'].map((bucketName, n) =>
    apiCall({ requestParameters: { bucketName, volumeSize: 4_711 + n } }),
  );
  await importDocuments(database, pool, [
    { path: 'log.json', text: logFile([...records, apiCall({ requestParameters: null })]) },
  ]);
});
afterAll(async () => {
  await pool.close();
  await database.drop();
});

const context = () => ({ pool: database.pool, now: Date.parse('2026-10-06T00:00:00Z') });
const found = async (search: string) => {
  const view: View = { ...defaultView, search };
  return (await countActivity(context(), view)).total;
};

test('paths of the records are proposed as names, by any part of them', async () => {
  const { suggestions } = await suggest(context(), defaultView, { field: null, prefix: 'BUCKETN', limit: 5 });
  expect(suggestions).toEqual([{ text: path, count: null }]);
});

test('values of a path are proposed and counted, the missing one too', async () => {
  const field = { kind: 'path', name: path } as const;
  const { suggestions } = await suggest(context(), defaultView, { field, prefix: 'e', limit: 5 });
  expect(suggestions).toEqual([
    { text: 'red', count: 2 },
    { text: 'blue', count: 1 },
  ]);
  expect((await listFacet(context(), defaultView, { field, search: '', limit: 5 })).values).toEqual([
    { value: 'red', count: 2 },
    { value: 'blue', count: 1 },
    { value: null, count: 1 },
  ]);
});

test.each([
  [`${path}:red`, 2],
  [`NOT ${path}:*`, 1],
  ['4711', 1],
  ['requestParameters.volumeSize>=4712', 2],
  ['blue OR 4711', 2],
])('%s finds %i', async (search, count) => {
  expect(await found(search)).toBe(count);
});
