import { zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeRawBlock } from '#lib/core/cloudtrail/raw-block.ts';
import { eventDetailResponse } from '#lib/core/contract/events.ts';
import type { EventRef } from '#lib/core/view/event-ref.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { findEvent } from './find-event.ts';
import type { QueryContext } from './read-snapshot.ts';

const time = Date.parse('2026-10-10T12:00:00.250Z');
const key = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ref = (n: number, eventTime: number | null = time): EventRef => ({ eventTime, eventKey: key(n) });

const exact =
  '{ "eventID" : "a\\u0000b",\t"amount": 1e400, "requestParameters": {"n": 12345678901234567890} }';
const secret =
  '{"responseElements":{"credentials":{"accessKeyId":"ASIAX","sessionToken":"IQoJb3JpZ2luX2Vj"}}}';
const broken = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);

let database: TestDatabase;
let context: QueryContext;
let runId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  context = { pool: database.pool, now: time };
  const run = await database.prisma.ingestRun.create({ data: { label: 'test', origin: 'command' } });
  runId = run.id;
  const file = (ordinal: number) => ({ ordinal, path: `logs/${ordinal}.json`, state: 'done', bytes: 100n });
  await database.prisma.ingestSource.create({
    data: {
      runId,
      name: 'logs.zip',
      place: '/tmp/logs.zip',
      state: 'done',
      sizeBytes: 1n,
      files: { create: [1, 2, 3].map(file) },
    },
  });
  await insertEvents();
  const records = [
    { seq: 130, offset: 17, bytes: Buffer.from(exact) },
    { seq: 131, offset: 4_294_967_300, bytes: Buffer.from(secret) },
    { seq: 132, offset: 0, bytes: broken },
  ];
  await database.pool.query(
    'INSERT INTO raw_block (batch, first_seq, last_seq, bytes) VALUES (7, 128, 255, $1)',
    [zstdCompressSync(encodeRawBlock(records))],
  );
  await database.pool.query(
    `INSERT INTO event_copy (event_time, event_key, file_id, copies)
     SELECT $1, $2, id, 2 FROM ingest_file WHERE ordinal > 1`,
    [new Date(time), key(1)],
  );
});

afterAll(async () => {
  await database?.drop();
});

/** 1, 2 and 3 share an eventID (3 a week later), 4 has none, 5 no time, 6 no raw block. */
async function insertEvents(): Promise<void> {
  const week = 7 * 86_400_000;
  const rows: [n: number, time: number | null, eventId: number | null, seq: number][] = [
    [1, time, 42, 130],
    [2, time + 1000, 42, 131],
    [3, time + week, 42, 130],
    [4, time, null, 132],
    [5, null, 42, 130],
    [6, time, null, 1000],
  ];
  for (const [n, at, eventId, seq] of rows) {
    await database.pool.query(
      `INSERT INTO event (event_time, event_key, batch, event_id, seq, file_id, outcome, identity, category,
                          read_only, time_origin, flags, terms)
       VALUES ($1, $2, 7, $3, $4, (SELECT id FROM ingest_file WHERE ordinal = 1), 0, 0, 0, 0, 0, 0, '{}')`,
      [at === null ? '-infinity' : new Date(at).toISOString(), key(n), eventId, seq],
    );
  }
}

const find = async (event: EventRef) => eventDetailResponse.parse(await findEvent(context, event));

test('the record comes back to the byte, with the file and place it came from', async () => {
  const detail = await find(ref(1));
  expect(detail).toMatchObject({ raw: exact, rawExact: true, rawBytes: exact.length });
  expect(detail.file.runLabel).not.toBe('');
  expect(detail.file).toMatchObject({ path: 'logs/1.json', sourceName: 'logs.zip', runId, offset: 17 });
  expect(detail.event.eventTime).toBe('2026-10-10T12:00:00.250Z');
});

test('further deliveries are counted and named', async () => {
  const { copies, copyFiles } = await find(ref(1));
  expect([copies, copyFiles.map(({ path }) => path)]).toEqual([4, ['logs/2.json', 'logs/3.json']]);
  expect(await find(ref(4))).toMatchObject({ copies: 0, copyFiles: [] });
});

test('a file that is damaged is said to be, with what it lost', async () => {
  const error = 'The compressed data ends too early.';
  const damageOf = async () => {
    const { file, copyFiles } = await find(ref(1));
    return [file, ...copyFiles].map(({ damage }) => damage);
  };
  expect(await damageOf()).toEqual([null, null, null]);
  await database.pool.query(
    "UPDATE ingest_file SET state = 'damaged', error_message = $1 WHERE ordinal IN (1, 3)",
    [error],
  );
  expect(await damageOf()).toEqual([error, null, error]);
  await database.pool.query("UPDATE ingest_file SET state = 'done', error_message = NULL");
  expect(await damageOf()).toEqual([null, null, null]);
});

test('other content under the same eventID within a day is a sibling', async () => {
  const { siblings } = await find(ref(1));
  expect(siblings.map((sibling) => sibling.eventTime)).toEqual(['2026-10-10T12:00:01.250Z']);
  expect((await find(ref(4))).siblings).toEqual([]);
});

test('a session token never leaves the server', async () => {
  const detail = await find(ref(2, time + 1000));
  expect(JSON.stringify(detail)).not.toContain('IQoJb3JpZ2luX2Vj');
  expect(detail.raw).toContain('ASIAX');
  expect(detail.file.offset).toBe(4_294_967_300);
});

test('bytes that are no UTF-8 are said to be lost', async () => {
  expect(await find(ref(4))).toMatchObject({ raw: '{"\ufffd":1}', rawExact: false, rawBytes: 7 });
});

test('an event without a time is found too', async () => {
  const detail = await find(ref(5, null));
  expect(detail.event.eventTime).toBeNull();
  expect(detail.raw).toBe(exact);
});

test('a lost raw record does not hide the event', async () => {
  expect(await find(ref(6))).toMatchObject({ raw: '', rawExact: false, rawBytes: 0 });
});

test('what is not here is not found, at whatever time it is asked for', async () => {
  await expect(findEvent(context, ref(99))).rejects.toMatchObject({ code: 'not_found' });
  await expect(findEvent(context, ref(1, time + 1))).rejects.toMatchObject({ code: 'not_found' });
  await expect(findEvent(context, ref(1, 999_999_999_999_999))).rejects.toMatchObject({ code: 'not_found' });
  await expect(findEvent(context, ref(1, -999_999_999_999_999))).rejects.toMatchObject({ code: 'not_found' });
});
