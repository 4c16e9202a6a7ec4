import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArchiveItem } from './archive/archive-item.ts';
import { openBench } from './ingest/bench.test-support.ts';
import { brokenRules, deleteRun } from './ingest/deletion.test-support.ts';
import { importSource } from './ingest/import-source.ts';
import { itemsOf, logFile, numberedRecords, openSource } from './ingest/ingest.test-support.ts';
import { listImportRejects, streamRejects } from './queries/list-import-rejects.ts';
import { readDeletion } from './queries/read-deletion.ts';
import { readImport } from './queries/read-import.ts';
import { sumRun } from './store/sum-run.ts';

/** What the pages of an import say, held against the tables after imports of all sorts of files. */

const bench = openBench();

const records = (from: number, to: number) => numberedRecords(to - from, from);

const good = (from: number, to: number) => logFile(records(from, to));
const kinds: Record<string, () => AsyncIterable<ArchiveItem>> = {
  good: () => itemsOf([{ path: 'good.json', text: good(0, 8) }]),
  overlapping: () => itemsOf([{ path: 'overlapping.json', text: good(4, 12) }]),
  sameBytes: () => itemsOf([{ path: 'same.json', text: good(0, 8) }]),
  twiceInside: () =>
    itemsOf([{ path: 'twice.json', text: logFile([...records(20, 22), ...records(20, 22)]) }]),
  brokenRecord: () => itemsOf([{ path: 'broken.json', text: good(10, 16).replace('"id-12"', 'oops') }]),
  brokenEnd: () => itemsOf([{ path: 'cut.json', text: good(30, 34).slice(0, -40) }]),
  noLog: () => itemsOf([{ path: 'licence.txt', text: 'Apache License' }]),
  otherJson: () => itemsOf([{ path: 'other.json', text: '{"a":1}\n{"b":2}' }]),
  empty: () => itemsOf([{ path: 'empty.json', text: '' }]),
  skipped: async function* (): AsyncGenerator<ArchiveItem> {
    yield {
      kind: 'skipped',
      path: '.DS_Store',
      code: 'not_json',
      message: 'A folder’s settings.',
      bytes: 6148,
    };
  },
  unreadable: async function* (): AsyncGenerator<ArchiveItem> {
    yield {
      kind: 'rejected',
      path: 'x.rar',
      code: 'unsupported_archive',
      message: 'RAR is not read.',
      bytes: 10,
    };
  },
};

async function importKinds(names: readonly string[]): Promise<string> {
  const { runId, sourceId } = await openSource(bench.database);
  await importSource(bench.pool, bench.database.prisma, sourceId, async function* () {
    for (const name of names) yield* kinds[name]?.() ?? [];
  });
  return runId;
}

const context = () => ({ pool: bench.database.pool, now: 0 });
const mixture = fc.array(fc.constantFrom(...Object.keys(kinds)), { minLength: 1, maxLength: 8 });

test('the sums of an import agree, whatever files come, and say why files were skipped', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mixture, { minLength: 1, maxLength: 3 }), async (mixtures) => {
      await bench.empty();
      let [inserted, events] = [0, 0];
      for (const names of mixtures) {
        const runId = await importKinds(names);
        const { run, sources } = await readImport(context(), runId);
        const { counts } = run;
        expect(counts.records).toBe(counts.inserted + counts.known + counts.rejected);
        expect(counts.files).toBe(names.length);
        expect(counts.filesSkipped).toBe(names.filter((name) => name === 'skipped').length);
        expect(sources.map((source) => source.counts)).toEqual([counts]);
        expect(run.sizeBytes).toBe(1000);
        inserted += counts.inserted;
      }
      const { rows } = await bench.database.pool.query(
        `SELECT (SELECT count(*)::int FROM event) AS events,
                (SELECT count(*)::int FROM ingest_file WHERE state IN ('skipped', 'rejected', 'damaged')
                   AND (error_code IS NULL OR error_message IS NULL)) AS silent,
                (SELECT count(*)::int FROM ingest_file AS f WHERE state <> 'known' AND rejected >
                   (SELECT count(*) FROM ingest_reject AS r WHERE r.file_id = f.id)) AS unlisted`,
      );
      events = rows[0].events;
      expect({ inserted, ...rows[0] }).toEqual({ inserted: events, events, silent: 0, unlisted: 0 });
      expect(await brokenRules(bench.database)).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('what deleting shows first is what it does then', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(mixture, { minLength: 1, maxLength: 3 }),
      fc.nat(2),
      async (mixtures, which) => {
        await bench.empty();
        const runs: string[] = [];
        for (const names of mixtures) runs.push(await importKinds(names));
        const chosen = runs[which % runs.length] ?? '';
        const count = async () =>
          (await bench.database.pool.query('SELECT count(*)::int AS n FROM event')).rows[0].n as number;
        const before = await count();
        const { preview } = await readDeletion(context(), chosen);
        await deleteRun(bench.database, chosen);
        const { deletion } = await readDeletion(context(), chosen);
        expect(before - (await count())).toBe(preview?.removed);
        expect(deletion).toMatchObject({ state: 'deleted', removed: preview?.removed });
        expect((preview?.keptBy ?? []).some((by) => by.runId === chosen)).toBe(false);
        expect((preview?.kept ?? 0) > 0).toBe((preview?.keptBy ?? []).length > 0);
      },
    ),
    { numRuns: 20 },
  );
}, 120_000);

test('rejects are streamed as they are listed, of an import and of a file', async () => {
  const runId = await importKinds(['brokenRecord', 'noLog', 'otherJson']);
  const listed = await listImportRejects(context(), { runId, after: null, limit: 500 });
  expect(listed.rejects.length).toBeGreaterThan(2);
  const streamed = [];
  for await (const page of await streamRejects(context(), { runId })) streamed.push(...page);
  expect(streamed).toEqual(listed.rejects);
  const { rows } = await bench.database.pool.query("SELECT id FROM ingest_file WHERE path = 'broken.json'");
  const ofFile = await listImportRejects(context(), { fileId: rows[0].id, after: null, limit: 500 });
  expect(ofFile.rejects).toEqual(listed.rejects.filter((reject) => reject.path === 'broken.json'));
  await expect(streamRejects(context(), { fileId: 999_999 })).rejects.toMatchObject({ code: 'not_found' });
});

test('as many rejected records are listed as are counted, and what cost no record is a note', async () => {
  const runId = await importKinds(['brokenRecord', 'noLog', 'otherJson']);
  const list = async (kind?: 'reject' | 'note') =>
    listImportRejects(context(), { runId, kind, after: null, limit: 500 });
  const [both, rejects, notes] = [await list(), await list('reject'), await list('note')];
  const { rejected } = await sumRun(bench.database.pool, runId);
  expect([rejects.total, rejects.rejects.length]).toEqual([rejected, rejected]);
  expect(notes.rejects.map(({ kind, code }) => [kind, code])).toEqual([['note', 'not_json']]);
  expect(both.total).toBe(rejected + notes.total);
  const saved: Awaited<ReturnType<typeof list>>['rejects'] = [];
  for await (const page of await streamRejects(context(), { runId, kind: 'note' })) saved.push(...page);
  expect(saved).toEqual(notes.rejects);
});
