import { expect, test } from 'vitest';
import { beginRetry } from '../store/begin-retry.ts';
import { sumRun } from '../store/sum-run.ts';
import { withdrawLeftovers } from '../store/withdraw-leftovers.ts';
import { openBench } from './bench.test-support.ts';
import { brokenRules, deleteRun, evidenceOf, undoRun } from './deletion.test-support.ts';
import { importSource } from './import-source.ts';
import { itemsOf, logFile, numberedRecords, type TestDocument } from './ingest.test-support.ts';

const bench = openBench();

const records = (from: number, to: number) => numberedRecords(to - from, from);
const whole = { path: 'whole.json', text: logFile(records(0, 20)) };
const mended = { path: 'damaged.json', text: logFile(records(10, 40)) };
const damaged = { ...mended, text: mended.text.replace('"id-30"', 'oops') };
const unread = { path: 'later.bin', text: 'not a log' };

/** Reads the source once more, with what a newer version makes of it. */
async function retry(ids: { runId: string; sourceId: string }, documents: readonly TestDocument[]) {
  await beginRetry(bench.database.pool, { runId: ids.runId, sourceId: null, fileId: null });
  const read: string[] = [];
  await importSource(bench.pool, bench.database.prisma, ids.sourceId, () => itemsOf(documents), {
    onResult: (result) => read.push(result.path),
  });
  await withdrawLeftovers(bench.database.pool, ids.sourceId, 'notMetAgain');
  return { read, sums: await sumRun(bench.database.pool, ids.runId) };
}

const fileRows = async () =>
  (await bench.database.pool.query('SELECT id, path, state FROM ingest_file ORDER BY path')).rows;

test('reads only what was rejected or damaged, and replaces its counts', async () => {
  const ids = await bench.load([whole, damaged, unread]);
  expect(ids.sums).toMatchObject({ records: 50, inserted: 39, known: 10, rejected: 1, filesRejected: 1 });
  const before = await fileRows();
  const { read, sums } = await retry(ids, [whole, mended, unread]);
  expect(read.sort()).toEqual(['damaged.json', 'later.bin']);
  expect(sums).toMatchObject({ records: 50, inserted: 40, known: 10, rejected: 0, filesDamaged: 0 });
  expect(await brokenRules(bench.database)).toEqual([]);
  expect((await fileRows()).map((row) => row.id)).toEqual(before.map((row) => row.id));
  const retried = await evidenceOf(bench.database);
  await bench.empty();
  await bench.load([whole, mended, unread]);
  expect(retried).toEqual(await evidenceOf(bench.database));
});

test('changes nothing where nothing has become better, however often', async () => {
  const documents = [damaged, whole, unread];
  const ids = await bench.load(documents);
  const before = await evidenceOf(bench.database);
  for (let round = 0; round < 2; round += 1) {
    const { sums } = await retry(ids, documents);
    expect(sums).toEqual(ids.sums);
    expect(await evidenceOf(bench.database)).toEqual(before);
    expect(await brokenRules(bench.database)).toEqual([]);
  }
});

test('finds its place where an entry has become many', async () => {
  const ids = await bench.load([unread, damaged, whole]);
  const inside = [
    { path: 'later.bin/1.json', text: logFile(records(50, 60)) },
    { path: 'later.bin/2.json', text: logFile(records(60, 70)) },
  ];
  const { read, sums } = await retry(ids, [...inside, mended, whole]);
  expect(read.sort()).toEqual(['damaged.json', 'later.bin/1.json', 'later.bin/2.json']);
  expect(sums).toMatchObject({ files: 4, filesRejected: 0, records: 70, inserted: 60, known: 10 });
  expect(await brokenRules(bench.database)).toEqual([]);
});

test('what another import knew by a damaged file is counted anew there too', async () => {
  const ids = await bench.load([damaged]);
  const other = await bench.load([{ ...damaged, path: 'copy.json' }]);
  await retry(ids, [damaged]);
  expect(await sumRun(bench.database.pool, other.runId)).toMatchObject({
    records: 30,
    known: 29,
    rejected: 1,
  });
  await deleteRun(bench.database, ids.runId);
  await undoRun(bench.database, ids.runId);
  expect(await brokenRules(bench.database)).toEqual([]);
});

test('is refused where nothing is left to try, while it works, and for a deleted import', async () => {
  const clean = await bench.load([whole]);
  const scope = (runId: string) => ({ runId, sourceId: null, fileId: null });
  await expect(beginRetry(bench.database.pool, scope(clean.runId))).rejects.toMatchObject({
    code: 'conflict',
  });
  const flawed = await bench.load([damaged]);
  await beginRetry(bench.database.pool, scope(flawed.runId));
  await expect(beginRetry(bench.database.pool, scope(flawed.runId))).rejects.toMatchObject({
    code: 'conflict',
  });
  await importSource(bench.pool, bench.database.prisma, flawed.sourceId, () => itemsOf([damaged]));
  await deleteRun(bench.database, flawed.runId);
  await expect(beginRetry(bench.database.pool, scope(flawed.runId))).rejects.toMatchObject({
    code: 'conflict',
  });
});
