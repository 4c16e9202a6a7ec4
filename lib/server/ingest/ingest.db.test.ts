import { describe, expect, test } from 'vitest';
import { SpoorError } from '#lib/core/errors.ts';
import { addSource } from '../store/add-source.ts';
import { compactActivity } from '../store/compact-activity.ts';
import { createRun } from '../store/create-run.ts';
import { findWrongCells } from '../store/find-wrong-cells.ts';
import { fingerprint } from '../store/fingerprint.ts';
import { emptyTables, openBench } from './bench.test-support.ts';
import { importSource } from './import-source.ts';
import {
  importDocuments,
  itemsOf,
  logFile,
  numberedRecords,
  openSource,
  testPool,
} from './ingest.test-support.ts';

const bench = openBench({ fresh: true });

describe('importing', () => {
  test('stores every record once, and a second import of the same bytes adds nothing', async () => {
    const documents = [
      { path: 'a.json', text: logFile(numberedRecords(300)) },
      { path: 'b.json', text: logFile(numberedRecords(200, 300)) },
    ];
    const first = await bench.load(documents);
    expect(first.sums).toMatchObject({ files: 2, records: 500, inserted: 500, known: 0, rejected: 0 });
    const before = await fingerprint(bench.database.pool);
    const second = await bench.load(documents);
    expect(second.sums).toMatchObject({
      files: 2,
      filesKnown: 2,
      records: 500,
      inserted: 0,
      known: 500,
      rejected: 0,
    });
    expect(await fingerprint(bench.database.pool)).toBe(before);
  });

  test('collapses exact copies whatever their key order, and counts each delivery', async () => {
    const [record] = numberedRecords(1);
    const reversed = Object.fromEntries(Object.entries(record ?? {}).reverse());
    const { sums } = await bench.load([
      { path: 'trail-one.json', text: logFile([record]) },
      { path: 'trail-two.json', text: logFile([reversed, ...numberedRecords(1, 5)]) },
      { path: 'trail-three.json', text: logFile([record, reversed, ...numberedRecords(1, 6)]) },
    ]);
    expect(sums).toMatchObject({ records: 6, inserted: 3, known: 3, rejected: 0 });
    const { rows } = await bench.database.pool.query('SELECT sum(copies)::int AS copies FROM event_copy');
    expect(rows).toEqual([{ copies: 3 }]);
  });

  test('gives the same tables whichever copy of a record comes first', async () => {
    const requestParameters = { bucketName: 'b', key: 'k', tags: { team: 'x', stage: 'y' } };
    const record = { ...numberedRecords(1)[0], requestParameters };
    const reversed = Object.fromEntries(
      Object.entries({
        ...record,
        requestParameters: Object.fromEntries(Object.entries(requestParameters).reverse()),
      }).reverse(),
    );
    const prints = [];
    for (const files of [
      [record, reversed],
      [reversed, record],
    ]) {
      await emptyTables(bench.database);
      // Writing threads remember which values they have stored: these must know of none.
      const fresh = testPool(bench.database);
      await importDocuments(
        bench.database,
        fresh,
        files.map((each, index) => ({ path: `${index}.json`, text: logFile([each]) })),
      );
      await fresh.close();
      prints.push(await fingerprint(bench.database.pool));
    }
    expect(prints[1]).toBe(prints[0]);
  });

  test('keeps two different records that share one eventID', async () => {
    const [first] = numberedRecords(1);
    const { sums } = await bench.load([
      { path: 'a.json', text: logFile([first, { ...first, eventName: 'Another' }]) },
    ]);
    expect(sums.inserted).toBe(2);
  });

  test('costs a broken record nothing but itself, and says where it is', async () => {
    const [one, two] = numberedRecords(2).map((record) => JSON.stringify(record));
    const text = `{"Records":[${one},\n{"eventVersion":"1.08","eventTime": oops},\n${two}]}`;
    const { sums, results } = await bench.load([{ path: 'broken.json', text }]);
    expect(sums).toMatchObject({ files: 1, filesDamaged: 1, records: 3, inserted: 2, rejected: 1 });
    expect(results[0]).toMatchObject({ state: 'damaged' });
    const { rows } = await bench.database.pool.query(
      'SELECT byte_offset::int AS at, line, code FROM ingest_reject',
    );
    expect(rows).toEqual([{ at: expect.any(Number), line: 2, code: 'bad_json' }]);
    expect(text.slice(rows[0]?.at)).toMatch(/^\{"eventVersion"|^oops/);
  });

  test('keeps events without a usable time apart from the timeline', async () => {
    const [record] = numberedRecords(1);
    await bench.load([
      {
        path: 'a.json',
        text: logFile([
          { ...record, eventTime: 'yesterday' },
          { ...record, eventTime: '9999-01-01T00:00:00Z' },
        ]),
      },
    ]);
    const { rows } = await bench.database.pool.query(
      "SELECT count(*)::int AS n FROM event WHERE event_time = '-infinity'",
    );
    expect(rows).toEqual([{ n: 2 }]);
    expect((await bench.database.pool.query('SELECT * FROM activity_part')).rows).toEqual([]);
  });

  test('gives the same tables for any order, any neighbours and any number of threads', async () => {
    const all = numberedRecords(400);
    const whole = [{ path: 'whole.json', text: logFile(all) }];
    await bench.load(whole);
    await compactActivity(bench.database.pool);
    const expected = JSON.parse(await fingerprint(bench.database.pool));
    await bench.database.pool.query(
      'TRUNCATE event, event_copy, activity_part, session, session_hour, issuance, session_shape, dictionary, term, ingest_file, ingest_reject, raw_block CASCADE',
    );
    const shuffled = all.map((_, index) => all[(index * 147) % all.length]);
    const parts = Array.from({ length: 8 }, (_, part) => ({
      path: `part-${part}.json`,
      text: logFile(shuffled.slice(part * 50, part * 50 + 50)),
      chunk: 977,
    }));
    await bench.load(parts);
    const actual = JSON.parse(await fingerprint(bench.database.pool));
    expect(actual).toEqual(expected);
  });

  test('keeps a cube that equals a count of the events, before and after it is compacted', async () => {
    await bench.load([{ path: 'a.json', text: logFile(numberedRecords(120)) }]);
    await bench.load([{ path: 'b.json', text: logFile(numberedRecords(120, 60)) }]);
    const partsAndCells = async () => {
      const { rows } = await bench.database.pool.query(
        'SELECT count(*)::int AS parts, sum(cells)::int AS cells FROM activity_part',
      );
      return rows[0];
    };
    expect(await findWrongCells(bench.database.pool)).toEqual([]);
    const before = await partsAndCells();
    expect(before.parts).toBeGreaterThan(1);
    const saved = await compactActivity(bench.database.pool);
    expect(await findWrongCells(bench.database.pool)).toEqual([]);
    expect(await partsAndCells()).toEqual({ parts: 1, cells: before.cells - saved });
    expect(await compactActivity(bench.database.pool)).toBe(0);
  });

  test('knows a damaged file when it comes again', async () => {
    const cut = async function* () {
      yield* itemsOf([{ path: 'whole.json', text: logFile(numberedRecords(3)) }]);
      const bytes = new TextEncoder().encode(logFile(numberedRecords(9)).slice(0, -40));
      const chunks = (async function* () {
        yield bytes;
        throw new SpoorError('damaged_gzip', 'cut.json.gz ends too early.');
      })();
      yield { kind: 'document', document: { path: 'cut.json.gz', chunks } } as const;
    };
    const states = [];
    for (const _ of [1, 2]) {
      const { sourceId: id } = await openSource(bench.database);
      await importSource(bench.pool, bench.database.prisma, id, cut);
      const files = await bench.database.prisma.ingestFile.findMany({
        where: { sourceId: id },
        orderBy: { ordinal: 'asc' },
      });
      states.push(files.map((file) => [file.state, file.errorCode]));
    }
    expect(states).toEqual([
      [
        ['done', null],
        ['damaged', 'damaged_gzip'],
      ],
      [
        ['known', null],
        ['known', 'damaged_gzip'],
      ],
    ]);
    expect(await bench.countEvents()).toBe(8);
  });

  test('takes documents longer than a thread holds, several of them at once', async () => {
    const filler = 'x'.repeat(60_000);
    const long = (from: number) =>
      logFile(numberedRecords(500, from).map((record) => ({ ...record, requestParameters: { filler } })));
    const imports = [0, 500, 1000].map((from) =>
      bench.load([{ path: `${from}.json`, text: long(from), chunk: 1 << 16 }]),
    );
    for (const { sums } of await Promise.all(imports))
      expect(sums).toMatchObject({ records: 500, inserted: 500 });
    expect(await bench.countEvents()).toBe(1500);
    const again = await bench.load([{ path: 'again.json', text: long(0), chunk: 1 << 16 }]);
    expect(again.sums).toMatchObject({ filesKnown: 1, records: 500, inserted: 0, known: 500 });
    expect((await bench.database.pool.query('SELECT * FROM event_copy')).rows).toEqual([]);
  });
});

test('an upload that is announced twice is one source', async () => {
  const runId = await createRun(bench.database.prisma, { label: 'upload', origin: 'upload', expected: 1 });
  const upload = { runId, name: 'a.json', place: 'spool:/spool/ready/a', sizeBytes: 7 };
  expect(await addSource(bench.database.prisma, upload)).toBe(await addSource(bench.database.prisma, upload));
  expect(await bench.database.prisma.ingestSource.count()).toBe(1);
});
