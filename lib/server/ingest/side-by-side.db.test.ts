import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { apiCall } from '#fixtures/records.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { importSource, ProcessStopping } from './import-source.ts';
import { importDocuments, itemsOf, logFile, testPool } from './ingest.test-support.ts';
import type { IngestPool } from './ingest-pool.ts';

let database: TestDatabase;
let pool: IngestPool;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});
beforeEach(async () => {
  await database.pool.query(
    'TRUNCATE event, event_copy, raw_block, activity, session, session_key, session_hour, issuance, session_shape, dictionary, term, ingest_reject, ingest_file, ingest_source, ingest_run CASCADE',
  );
  pool = testPool(database);
  return () => pool.close();
});

const start = Date.UTC(2026, 8, 30, 22);
const isoAt = (seconds: number) => new Date(start + seconds * 1000).toISOString().replace('.000', '');

/** Distinct records over a month's end, so that two partitions are written. */
const records = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) =>
    apiCall({
      eventTime: isoAt((from + index) * 60),
      eventID: `id-${from + index}`,
      requestID: `r-${from + index}`,
    }),
  );

const eventCount = async () =>
  Number((await database.pool.query<{ n: string }>('SELECT count(*) AS n FROM event')).rows[0]?.n);

describe('side by side', () => {
  test('counts once what two processes import at the same moment', async () => {
    const other = testPool(database);
    try {
      const documents = Array.from({ length: 12 }, (_, index) => ({
        path: `${index}.json`,
        text: logFile(records(100, index * 50)),
      }));
      const [one, two] = await Promise.all([
        importDocuments(database, pool, documents),
        importDocuments(database, other, [...documents].reverse()),
      ]);
      expect(await eventCount()).toBe(650);
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
    const other = testPool(database);
    const documents = [
      { path: 'noise.bin', text: new Uint8Array([0, 1, 2, 255, 254, 7]) },
      { path: 'a.json', text: logFile(records(50)) },
      { path: 'empty.json', text: logFile([]) },
    ];
    try {
      const { createRun } = await import('../store/create-run.ts');
      const { addSource } = await import('../store/add-source.ts');
      const runId = await createRun(database.prisma, { label: 'twice', origin: 'command', expected: 1 });
      const sourceId = await addSource(database.prisma, { runId, name: 'x', place: 'path:/x', sizeBytes: 1 });
      const ends = await Promise.all(
        [pool, other].map((each) => importSource(each, database.prisma, sourceId, () => itemsOf(documents))),
      );
      expect(ends).toEqual([true, true]);
      const { rows } = await database.pool.query(
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
    const { createRun } = await import('../store/create-run.ts');
    const { addSource } = await import('../store/add-source.ts');
    const runId = await createRun(database.prisma, { label: 'stopped', origin: 'command', expected: 1 });
    const sourceId = await addSource(database.prisma, { runId, name: 'x', place: 'path:/x', sizeBytes: 1 });
    const documents = Array.from({ length: 30 }, (_, index) => ({
      path: `${index}.json`,
      text: logFile(records(20, index * 20)),
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
    expect(await importSource(pool, database.prisma, sourceId, stopped, options)).toBe(false);
    const state = async () =>
      (await database.prisma.ingestSource.findUniqueOrThrow({ where: { id: sourceId } })).state;
    expect(await state()).toBe('working');
    expect(await importSource(pool, database.prisma, sourceId, () => itemsOf(documents))).toBe(true);
    expect(await state()).toBe('done');
    expect(await eventCount()).toBe(600);
  });

  test('goes on where a killed import stopped, and ends as if nothing had happened', async () => {
    const documents = Array.from({ length: 40 }, (_, index) => ({
      path: `${index}.json`,
      text: logFile(records(250, index * 200)),
    }));
    const first = testPool(database);
    const { runId, sourceId } = await startAndKill(first, documents);
    const survivor = testPool(database);
    try {
      expect(await importSource(survivor, database.prisma, sourceId, () => itemsOf(documents))).toBe(true);
    } finally {
      await survivor.close();
    }
    expect(await eventCount()).toBe(8050);
    const { rows } = await database.pool.query(
      'SELECT sum(inserted)::int AS inserted, sum(records)::int AS records FROM ingest_file',
    );
    expect(rows).toEqual([{ inserted: 8050, records: 10_000 }]);
    expect(runId).not.toBe('');
  });
});

/** Runs an import and kills its threads as soon as some of it is committed. */
async function startAndKill(victim: IngestPool, documents: { path: string; text: string }[]) {
  const { createRun } = await import('../store/create-run.ts');
  const { addSource } = await import('../store/add-source.ts');
  const runId = await createRun(database.prisma, { label: 'killed', origin: 'command', expected: 1 });
  const sourceId = await addSource(database.prisma, {
    runId,
    name: 'x',
    place: 'path:/nowhere',
    sizeBytes: 1,
  });
  void importSource(victim, database.prisma, sourceId, () => itemsOf(documents));
  for (;;) {
    const { rows } = await database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM ingest_file');
    if ((rows[0]?.n ?? 0) > 0) break;
  }
  await victim.kill();
  return { runId, sourceId };
}
