import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { apiCall } from '#fixtures/records.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { beginRetry } from '../store/begin-retry.ts';
import { endRetry } from '../store/end-retry.ts';
import { sumRun } from '../store/sum-run.ts';
import { brokenRules, deleteRun, emptyTables, evidenceOf, undoRun } from './deletion.test-support.ts';
import { importSource } from './import-source.ts';
import { importDocuments, itemsOf, logFile, type TestDocument, testPool } from './ingest.test-support.ts';
import type { IngestPool } from './ingest-pool.ts';

let database: TestDatabase;
let pool: IngestPool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = testPool(database, 1);
});
afterAll(async () => {
  await pool.close();
  await database.drop();
});
beforeEach(() => emptyTables(database));

const records = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) =>
    apiCall({ eventTime: '2026-10-01T10:00:00Z', eventID: `id-${from + n}`, requestID: `r-${from + n}` }),
  );
const whole = { path: 'whole.json', text: logFile(records(0, 20)) };
const mended = { path: 'damaged.json', text: logFile(records(10, 40)) };
const damaged = { ...mended, text: mended.text.replace('"id-30"', 'oops') };
const unread = { path: 'later.bin', text: 'not a log' };

/** Reads the source once more, with what a newer version makes of it. */
async function retry(ids: { runId: string; sourceId: string }, documents: readonly TestDocument[]) {
  await beginRetry(database.pool, { runId: ids.runId, sourceId: null, fileId: null });
  const read: string[] = [];
  await importSource(pool, database.prisma, ids.sourceId, () => itemsOf(documents), {
    onResult: (result) => read.push(result.path),
  });
  const client = await database.pool.connect();
  await endRetry(client, ids.sourceId);
  client.release(true);
  return { read, sums: await sumRun(database.pool, ids.runId) };
}

const fileRows = async () =>
  (await database.pool.query('SELECT id, path, state FROM ingest_file ORDER BY path')).rows;

test('reads only what was rejected or damaged, and replaces its counts', async () => {
  const ids = await importDocuments(database, pool, [whole, damaged, unread]);
  expect(ids.sums).toMatchObject({ records: 50, inserted: 39, known: 10, rejected: 1, filesRejected: 1 });
  const before = await fileRows();
  const { read, sums } = await retry(ids, [whole, mended, unread]);
  expect(read.sort()).toEqual(['damaged.json', 'later.bin']);
  expect(sums).toMatchObject({ records: 50, inserted: 40, known: 10, rejected: 0, filesDamaged: 0 });
  expect(await brokenRules(database)).toEqual([]);
  expect((await fileRows()).map((row) => row.id)).toEqual(before.map((row) => row.id));
  const retried = await evidenceOf(database);
  await emptyTables(database);
  await importDocuments(database, pool, [whole, mended, unread]);
  expect(retried).toEqual(await evidenceOf(database));
});

test('changes nothing where nothing has become better, however often', async () => {
  const documents = [damaged, whole, unread];
  const ids = await importDocuments(database, pool, documents);
  const before = await evidenceOf(database);
  for (let round = 0; round < 2; round += 1) {
    const { sums } = await retry(ids, documents);
    expect(sums).toEqual(ids.sums);
    expect(await evidenceOf(database)).toEqual(before);
    expect(await brokenRules(database)).toEqual([]);
  }
});

test('finds its place where an entry has become many', async () => {
  const ids = await importDocuments(database, pool, [unread, damaged, whole]);
  const inside = [
    { path: 'later.bin/1.json', text: logFile(records(50, 60)) },
    { path: 'later.bin/2.json', text: logFile(records(60, 70)) },
  ];
  const { read, sums } = await retry(ids, [...inside, mended, whole]);
  expect(read.sort()).toEqual(['damaged.json', 'later.bin/1.json', 'later.bin/2.json']);
  expect(sums).toMatchObject({ files: 4, filesRejected: 0, records: 70, inserted: 60, known: 10 });
  expect(await brokenRules(database)).toEqual([]);
});

test('what another import knew by a damaged file is counted anew there too', async () => {
  const ids = await importDocuments(database, pool, [damaged]);
  const other = await importDocuments(database, pool, [{ ...damaged, path: 'copy.json' }]);
  await retry(ids, [damaged]);
  expect(await sumRun(database.pool, other.runId)).toMatchObject({ records: 30, known: 29, rejected: 1 });
  await deleteRun(database, ids.runId);
  await undoRun(database, ids.runId);
  expect(await brokenRules(database)).toEqual([]);
});

test('is refused where nothing is left to try, while it works, and for a deleted import', async () => {
  const clean = await importDocuments(database, pool, [whole]);
  const scope = (runId: string) => ({ runId, sourceId: null, fileId: null });
  await expect(beginRetry(database.pool, scope(clean.runId))).rejects.toMatchObject({ code: 'conflict' });
  const flawed = await importDocuments(database, pool, [damaged]);
  await beginRetry(database.pool, scope(flawed.runId));
  await expect(beginRetry(database.pool, scope(flawed.runId))).rejects.toMatchObject({ code: 'conflict' });
  await importSource(pool, database.prisma, flawed.sourceId, () => itemsOf([damaged]));
  await deleteRun(database, flawed.runId);
  await expect(beginRetry(database.pool, scope(flawed.runId))).rejects.toMatchObject({ code: 'conflict' });
});
