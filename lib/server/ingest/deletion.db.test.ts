import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apiCall } from '#fixtures/records.ts';
import { beginDeletion, undoDeletion } from '../store/begin-deletion.ts';
import { compactActivity } from '../store/compact-activity.ts';
import { DeletionSteps, prepareDeletion } from '../store/deletion-step.ts';
import { dropRawBlocks } from '../store/drop-raw-blocks.ts';
import { findExpiredDeletions } from '../store/find-expired.ts';
import { purgeRun } from '../store/purge-run.ts';
import { runDeletion } from '../store/run-deletion.ts';
import { openBench } from './bench.test-support.ts';
import { brokenRules, deleteRun, evidenceOf, undoRun } from './deletion.test-support.ts';
import { importDocuments, logFile, type TestDocument, testPool } from './ingest.test-support.ts';

const bench = openBench();
const oracle = openBench();

const start = Date.UTC(2026, 8, 30, 22);
const record = (n: number) =>
  apiCall({
    eventTime: new Date(start + n * 600_000).toISOString().replace('.000', ''),
    eventID: `id-${n}`,
    requestID: `r-${n}`,
    eventName: n % 3 === 0 ? 'PutObject' : 'GetObject',
  });
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => record(from + n));
const file = (path: string, from: number, to: number): TestDocument => ({
  path,
  text: logFile(range(from, to)),
});

/** The state of a database into which only these imports came. */
async function expectLike(imports: readonly (readonly TestDocument[])[]): Promise<void> {
  await oracle.empty();
  for (const documents of imports) await oracle.load(documents);
  expect(await brokenRules(bench.database)).toEqual([]);
  expect(await evidenceOf(bench.database)).toEqual(await evidenceOf(oracle.database));
}

const load = async (documents: readonly TestDocument[]) => (await bench.load(documents)).runId;
const deletionOf = async (runId: string) =>
  (await bench.database.pool.query('SELECT * FROM ingest_deletion WHERE run_id = $1', [runId])).rows[0];

describe('deleting an import', () => {
  test('leaves nothing of it, and undoing brings all of it back', async () => {
    const documents = [file('a.json', 0, 300), file('b.json', 200, 400)];
    const run = await load(documents);
    await deleteRun(bench.database, run);
    await expectLike([]);
    expect(await deletionOf(run)).toMatchObject({ state: 'deleted', removed: '400', kept: '0', done: '500' });
    await undoRun(bench.database, run);
    await expectLike([documents]);
    expect(await deletionOf(run)).toBeUndefined();
  });

  test('keeps what another file delivered, as that file’s', async () => {
    const [mine, theirs] = [[file('a.json', 0, 100)], [file('b.json', 60, 160)]];
    const run = await load(mine);
    await load(theirs);
    await compactActivity(bench.database.pool);
    await deleteRun(bench.database, run);
    await expectLike([theirs]);
    expect(await deletionOf(run)).toMatchObject({ removed: '60', kept: '40' });
    await undoRun(bench.database, run);
    await expectLike([theirs, mine]);
  });

  test('gives the events to an import that was known by its files', async () => {
    const documents = [file('a.json', 0, 50)];
    const first = await load(documents);
    const second = await load([{ ...documents[0], path: 'again.json' } as TestDocument]);
    await deleteRun(bench.database, first);
    await expectLike([documents]);
    const { rows } = await bench.database.pool.query(
      `SELECT f.path, f.state, f.inserted FROM ingest_file AS f JOIN ingest_source AS s ON s.id = f.source_id
       WHERE s.run_id = $1`,
      [second],
    );
    expect(rows).toEqual([{ path: 'again.json', state: 'done', inserted: 50 }]);
    await deleteRun(bench.database, second);
    await expectLike([]);
    await undoRun(bench.database, first);
    await expectLike([documents]);
    await undoRun(bench.database, second);
    await expectLike([documents]);
  });

  test('lets the same bytes be imported anew, whatever is undone later', async () => {
    const documents = [file('a.json', 0, 80)];
    const run = await load(documents);
    await deleteRun(bench.database, run);
    const again = await bench.load(documents);
    expect(again.sums).toMatchObject({ inserted: 80, filesKnown: 0 });
    await undoRun(bench.database, run);
    await expectLike([documents]);
    await deleteRun(bench.database, again.runId);
    await expectLike([documents]);
  });

  test('can be turned round in the middle, and killed after any transaction', async () => {
    const [mine, theirs] = [
      [file('a.json', 0, 90), file('b.json', 50, 120), file('c.json', 100, 150)],
      [file('d.json', 100, 130)],
    ];
    await load(theirs);
    const run = await load(mine);
    for (let steps = 1; steps <= 4; steps += 1) {
      await beginDeletion(bench.database.pool, run);
      await takeSteps(run, steps);
      await undoDeletion(bench.database.pool, run);
      await takeSteps(run, 1);
      await runDeletion(bench.database.pool, run);
      await expectLike([theirs, mine]);
    }
    await beginDeletion(bench.database.pool, run);
    for (let killed = 0; killed < 6; killed += 1) await takeSteps(run, 1);
    await runDeletion(bench.database.pool, run);
    await expectLike([theirs]);
  });

  test('is for good after the clean-up, which drops the bytes that nobody needs', async () => {
    const [mine, theirs] = [
      [file('a.json', 0, 1200)],
      [file('b.json', 1050, 1060), file('c.json', 1500, 1510)],
    ];
    const run = await load(mine);
    const known = await load([{ ...mine[0], path: 'known.json' } as TestDocument]);
    await load(theirs);
    await deleteRun(bench.database, known);
    await deleteRun(bench.database, run);
    expect(await clean()).toEqual({ runs: [run], blocks: 0 });
    await expect(undoDeletion(bench.database.pool, run)).rejects.toMatchObject({ code: 'not_found' });
    await undoRun(bench.database, known);
    await expectLike([mine, theirs]);
    await deleteRun(bench.database, known);
    expect(await clean()).toMatchObject({ runs: [known], blocks: 1 });
    await expectLike([theirs]);
    const { rows } = await bench.database.pool.query(
      `SELECT (SELECT count(*) FROM trash_event) + (SELECT count(*) FROM trash_file)
              + (SELECT count(*) FROM raw_batch_freed) AS rest, (SELECT count(*)::int FROM ingest_run) AS runs`,
    );
    expect(rows).toEqual([{ rest: '0', runs: 1 }]);
  });

  test('is refused while the import works, and for one that is not there', async () => {
    const run = await load([file('a.json', 0, 5)]);
    await bench.database.pool.query('UPDATE ingest_run SET finished_at = NULL WHERE id = $1', [run]);
    await expect(beginDeletion(bench.database.pool, run)).rejects.toMatchObject({ code: 'conflict' });
    const nobody = '00000000-0000-7000-8000-000000000000';
    await expect(beginDeletion(bench.database.pool, nobody)).rejects.toMatchObject({ code: 'not_found' });
    await expect(undoDeletion(bench.database.pool, run)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('loses nothing to imports of the same records at the same moment', async () => {
    const other = testPool(bench.database, 2);
    try {
      for (let round = 0; round < 3; round += 1) {
        const shared = Array.from({ length: 12 }, (_, n) => file(`${round}-${n}.json`, n * 40, n * 40 + 60));
        const run = await load(shared);
        const half = [...shared.slice(3, 9), file(`${round}-x.json`, 300, 700)];
        await Promise.all([deleteRun(bench.database, run), importDocuments(bench.database, other, half)]);
        await expectLike([half]);
        await bench.empty();
      }
    } finally {
      await other.close();
    }
  });

  test('equals never having imported, for any imports, deletions and undoings in any order', async () => {
    const documents: Record<string, TestDocument> = {
      a: file('a', 0, 12),
      b: file('b', 6, 18),
      sameAsA: file('c', 0, 12),
      repeats: { path: 'd', text: logFile([record(3), record(3), record(9), record(30)]) },
      broken: { path: 'e', text: logFile(range(8, 14)).replace('"id-10"', 'oops') },
      untimed: { path: 'f', text: logFile([{ ...record(1), eventTime: 'soon' }, record(2)]) },
      noise: { path: 'g', text: 'no log at all' },
    };
    const document = fc.constantFrom(...Object.keys(documents));
    const imports = fc.array(fc.array(document, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    const acts = fc.array(fc.record({ run: fc.nat(3), act: fc.constantFrom('delete', 'undo', 'again') }), {
      maxLength: 7,
    });
    await fc.assert(
      fc.asyncProperty(imports, acts, async (given, sequence) => {
        await bench.empty();
        const runs: { id: string; documents: readonly TestDocument[]; deleted: boolean }[] = [];
        const add = async (chosen: readonly TestDocument[]) =>
          runs.push({ id: await load(chosen), documents: chosen, deleted: false });
        for (const names of given) {
          await add(names.flatMap((name) => documents[name] ?? []));
        }
        for (const { run, act } of sequence) {
          const chosen = runs[run % runs.length];
          if (chosen === undefined) continue;
          if (act === 'again' && runs.length < 7) await add(chosen.documents);
          else if (act === 'delete' && !chosen.deleted) {
            await deleteRun(bench.database, chosen.id);
            chosen.deleted = true;
          } else if (act === 'undo' && chosen.deleted) {
            await undoRun(bench.database, chosen.id);
            chosen.deleted = false;
          }
        }
        await expectLike(runs.filter((run) => !run.deleted).map((run) => run.documents));
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

/** Removes the run that was deleted last for good, as the clean-up does when its time is over. */
async function clean(): Promise<{ runs: string[]; blocks: number }> {
  const client = await bench.database.pool.connect();
  try {
    const last = (await findExpiredDeletions(bench.database.pool, 0)).at(-1) ?? '';
    const runs = (await purgeRun(client, last)) ? [last] : [];
    return { runs, blocks: await dropRawBlocks(client) };
  } finally {
    client.release(true);
  }
}

/** A worker that is killed after so many transactions. */
async function takeSteps(runId: string, steps: number): Promise<void> {
  const client = await bench.database.pool.connect();
  try {
    await prepareDeletion(client);
    const deletion = new DeletionSteps(client, runId);
    for (let step = 0; step < steps; step += 1) await deletion.next();
  } finally {
    client.release(true);
  }
}
