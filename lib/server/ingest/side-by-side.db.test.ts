import { describe, expect, test } from 'vitest';
import { openBench } from './bench.test-support.ts';
import { importSource, ProcessStopping } from './import-source.ts';
import {
  importDocuments,
  itemsOf,
  logFile,
  numberedRecords,
  openSource,
  testPool,
} from './ingest.test-support.ts';
import type { IngestPool } from './ingest-pool.ts';

const bench = openBench({ fresh: true });

describe('side by side', () => {
  test('counts once what two processes import at the same moment', async () => {
    const other = testPool(bench.database);
    try {
      const documents = Array.from({ length: 12 }, (_, index) => ({
        path: `${index}.json`,
        text: logFile(numberedRecords(100, index * 50)),
      }));
      const [one, two] = await Promise.all([
        bench.load(documents),
        importDocuments(bench.database, other, [...documents].reverse()),
      ]);
      expect(await bench.countEvents()).toBe(650);
      expect(one.sums.inserted + two.sums.inserted).toBe(650);
      expect(one.sums.filesKnown + two.sums.filesKnown).toBe(12);
      expect(one.sums.records + two.sums.records).toBe(2400);
      for (const { sums } of [one, two])
        expect(sums.inserted + sums.known + sums.rejected).toBe(sums.records);
    } finally {
      await other.close();
    }
  });

  test('settles when two workers write the very same source, bad files included', async () => {
    const other = testPool(bench.database);
    const documents = [
      { path: 'noise.bin', text: new Uint8Array([0, 1, 2, 255, 254, 7]) },
      { path: 'a.json', text: logFile(numberedRecords(50)) },
      { path: 'empty.json', text: logFile([]) },
    ];
    try {
      const { sourceId } = await openSource(bench.database);
      const ends = await Promise.all(
        [bench.pool, other].map((each) =>
          importSource(each, bench.database.prisma, sourceId, () => itemsOf(documents)),
        ),
      );
      expect(ends).toEqual([true, true]);
      const { rows } = await bench.database.pool.query(
        'SELECT ordinal, state, inserted FROM ingest_file ORDER BY ordinal',
      );
      expect(rows).toEqual([
        { ordinal: 0, state: 'rejected', inserted: 0 },
        { ordinal: 1, state: 'done', inserted: 50 },
        { ordinal: 2, state: 'done', inserted: 0 },
      ]);
    } finally {
      await other.close();
    }
  });

  test('leaves a source to whoever starts next when the process ends in the middle of it', async () => {
    const { sourceId } = await openSource(bench.database);
    const documents = Array.from({ length: 30 }, (_, index) => ({
      path: `${index}.json`,
      text: logFile(numberedRecords(20, index * 20)),
    }));
    const stopping = new AbortController();
    const stopped = async function* () {
      let read = 0;
      for await (const item of itemsOf(documents)) {
        if (read++ === 15) stopping.abort(new ProcessStopping());
        yield item;
      }
    };
    const options = { signal: stopping.signal };
    expect(await importSource(bench.pool, bench.database.prisma, sourceId, stopped, options)).toBe(false);
    const state = async () =>
      (await bench.database.prisma.ingestSource.findUniqueOrThrow({ where: { id: sourceId } })).state;
    expect(await state()).toBe('working');
    expect(await importSource(bench.pool, bench.database.prisma, sourceId, () => itemsOf(documents))).toBe(
      true,
    );
    expect(await state()).toBe('done');
    expect(await bench.countEvents()).toBe(600);
  });

  test('goes on where a killed import stopped, and ends as if nothing had happened', async () => {
    const documents = Array.from({ length: 40 }, (_, index) => ({
      path: `${index}.json`,
      text: logFile(numberedRecords(250, index * 200)),
    }));
    const first = testPool(bench.database);
    const sourceId = await startAndKill(first, documents);
    const survivor = testPool(bench.database);
    try {
      expect(await importSource(survivor, bench.database.prisma, sourceId, () => itemsOf(documents))).toBe(
        true,
      );
    } finally {
      await survivor.close();
    }
    expect(await bench.countEvents()).toBe(8050);
    const { rows } = await bench.database.pool.query(
      'SELECT sum(inserted)::int AS inserted, sum(records)::int AS records FROM ingest_file',
    );
    expect(rows).toEqual([{ inserted: 8050, records: 10_000 }]);
  });
});

/** Runs an import and kills its threads as soon as some of it is committed. */
async function startAndKill(victim: IngestPool, documents: { path: string; text: string }[]) {
  const { sourceId } = await openSource(bench.database);
  void importSource(victim, bench.database.prisma, sourceId, () => itemsOf(documents));
  for (;;) {
    const { rows } = await bench.database.pool.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM ingest_file',
    );
    if ((rows[0]?.n ?? 0) > 0) break;
  }
  await victim.kill();
  return sourceId;
}
