import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBench } from '../ingest/bench.test-support.ts';
import { brokenRules } from '../ingest/deletion.test-support.ts';
import { logFile, numberedRecords, testPool } from '../ingest/ingest.test-support.ts';
import { addSource } from '../store/add-source.ts';
import { cancelRun } from '../store/cancel-run.ts';
import { createRun } from '../store/create-run.ts';
import { findCancelledRuns } from '../store/find-cancelled-runs.ts';
import { SourceClaims } from '../store/source-claims.ts';
import { sumRun } from '../store/sum-run.ts';
import { RunSignals } from './run-signals.ts';
import { runSource, type WorkerParts } from './run-source.ts';

const bench = openBench();
const never = new AbortController().signal;
let folder: string;
let claims: SourceClaims;

beforeAll(async () => {
  claims = new SourceClaims(bench.database.url);
  folder = await mkdtemp(join(tmpdir(), 'spoor-cancel-'));
  await writeFile(join(folder, 'a.json'), logFile(numberedRecords(20)));
  // Longer than what may be on its way to a thread: it is cut short, not merely seen late.
  await writeFile(join(folder, 'b.json'), logFile(numberedRecords(160_000, 10)));
  await writeFile(join(folder, 'c.json'), logFile(numberedRecords(5, 200_000)));
});
afterAll(async () => {
  await claims.close();
  await rm(folder, { recursive: true });
});

let parts: WorkerParts;
beforeEach(() => {
  parts = { pool: bench.pool, database: bench.database, claims, runs: new RunSignals() };
});
afterEach(async () => {
  expect(await brokenRules(bench.database)).toEqual([]);
});

/** A run of one source that is the folder, and one that still waits. */
async function open() {
  const { prisma } = bench.database;
  const runId = await createRun(prisma, { label: 'unwanted', origin: 'upload', expected: 3 });
  const add = (name: string) => addSource(prisma, { runId, name, place: `path:${name}`, sizeBytes: 1 });
  return { runId, sourceId: await add(folder), waiting: await add('/nowhere/later.json') };
}

async function untilHalfDone(): Promise<void> {
  for (;;) {
    const { rowCount } = await bench.database.pool.query(
      "SELECT FROM ingest_file WHERE state = 'working' AND inserted > 0",
    );
    if (rowCount === 1) return;
    await sleep(10);
  }
}

const statesOf = async (runId: string) => {
  const { rows } = await bench.database.pool.query(
    `SELECT array_agg(DISTINCT source.state) AS sources, run.finished_at IS NOT NULL AS finished
     FROM ingest_run AS run JOIN ingest_source AS source ON source.run_id = run.id
     WHERE run.id = $1 GROUP BY run.finished_at`,
    [runId],
  );
  return rows[0];
};

test('what was read whole stays, what was half done goes, and nothing more is read', async () => {
  const { pool } = bench.database;
  const { runId, sourceId, waiting } = await open();
  const working = runSource(parts, sourceId, never);
  await untilHalfDone();
  expect((await cancelRun(pool, runId)).map(({ id }) => id)).toEqual([waiting]);
  expect(await statesOf(runId)).toMatchObject({ finished: false });
  parts.runs.cancel(await findCancelledRuns(pool));
  await working;
  expect(await statesOf(runId)).toEqual({ sources: ['cancelled'], finished: true });
  expect(await sumRun(pool, runId)).toMatchObject({ files: 1, records: 20, inserted: 20 });
  expect(await bench.countEvents()).toBe(20);
  await expect(cancelRun(pool, runId)).rejects.toMatchObject({ code: 'conflict' });
});

test('a worker that died before it saw so leaves it to the next', async () => {
  const { pool } = bench.database;
  const { runId, sourceId } = await open();
  const mortal = testPool(bench.database, 1);
  const dying = runSource({ ...parts, pool: mortal }, sourceId, never).catch(() => undefined);
  await untilHalfDone();
  await mortal.kill();
  void dying;
  await claims.release(sourceId);
  await cancelRun(pool, runId);
  await runSource(parts, sourceId, never);
  expect(await statesOf(runId)).toEqual({ sources: ['cancelled'], finished: true });
  expect(await bench.countEvents()).toBe(20);
});

test('nothing of an import that has not begun is read', async () => {
  const { runId, sourceId } = await open();
  await cancelRun(bench.database.pool, runId);
  expect(await statesOf(runId)).toEqual({ sources: ['cancelled'], finished: true });
  await runSource(parts, sourceId, never);
  expect(await bench.countEvents()).toBe(0);
});
