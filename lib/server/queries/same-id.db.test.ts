import { zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookupHash } from '#lib/core/cloudtrail/lookup-hash.ts';
import { encodeRawBlock } from '#lib/core/cloudtrail/raw-block.ts';
import { defaultView } from '#lib/core/view/view.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { countActivity } from './count-activity.ts';
import { findEvent } from './find-event.ts';
import { listEvents } from './list-events.ts';
import type { QueryContext } from './read-snapshot.ts';
import { insertPart } from './testing/insert-test-events.ts';

const time = Date.parse('2026-10-10T12:00:00Z');
const wanted = '293ba626-3be5-4a26-ab1b-0f4c54f49959';
const key = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

let database: TestDatabase;
let context: QueryContext;

/** 1 and 2 have the id; 3 has its hash alone, 4 too and is lost; 5 has it as its requestID. */
const events: readonly [n: number, eventID: string | null, requestID: string | null, kept: boolean][] = [
  [1, wanted, 'r-1', true],
  [2, wanted, 'r-2', true],
  [3, 'another-event-of-the-same-hash', 'r-3', true],
  [4, 'lost', 'r-4', false],
  [5, 'e-5', wanted, true],
];

beforeAll(async () => {
  database = await createTestDatabase();
  context = { pool: database.pool, now: time };
  const hash = lookupHash(wanted);
  for (const [n, , requestID] of events) {
    await database.pool.query(
      `INSERT INTO event (event_time, event_key, batch, event_id, request_id, seq, file_id, outcome, identity,
                          category, read_only, time_origin, flags, terms)
       VALUES ($1, $2, 7, $3, $4, $5, 1, 0, 0, 0, 0, 0, 0, '{}')`,
      [
        new Date(time + n * 1000).toISOString(),
        key(n),
        n === 5 ? 5 : hash,
        requestID === wanted ? hash : n,
        n,
      ],
    );
  }
  const records = events.flatMap(([n, eventID, requestID, kept]) => {
    const record = {
      eventVersion: '1.08',
      eventName: 'A',
      eventSource: 'b.amazonaws.com',
      eventID,
      requestID,
    };
    return kept ? [{ seq: n, offset: 0, bytes: Buffer.from(JSON.stringify(record)) }] : [];
  });
  await database.pool.query(
    'INSERT INTO raw_block (batch, first_seq, last_seq, bytes) VALUES (7, 0, 127, $1)',
    [zstdCompressSync(encodeRawBlock(records))],
  );
  await insertPart(database.pool, [
    { hour: Math.floor(time / 3_600_000), ids: [], sets: [0, 0, 0, 0], count: 5 },
  ]);
});

afterAll(async () => {
  await database?.drop();
});

async function find(search: string): Promise<number[]> {
  const view = { ...defaultView, search, sort: 'oldest' } as const;
  const { events: rows } = await listEvents(context, view, { at: { after: null }, limit: 10 });
  expect((await countActivity(context, view)).total).toBe(rows.length);
  return rows.map((row) => Number(row.ref.slice(-12)));
}

test('a hash that two ids share shows only the one that was asked for', async () => {
  expect(await find(`eventID:"${wanted}"`)).toEqual([1, 2, 4]);
  expect(await find(`requestID:"${wanted}"`)).toEqual([5]);
});

test('a free word is held against the record as well', async () => {
  expect(await find(wanted)).toEqual([1, 2, 4, 5]);
});

test('what is left out of an id is found without it', async () => {
  expect(await find(`NOT eventID:"${wanted}"`)).toEqual([3, 5]);
});

test('a collision is no other record under the same eventID', async () => {
  const { siblings } = await findEvent(context, { eventTime: time + 1000, eventKey: key(1) });
  expect(siblings.map((row) => Number(row.ref.slice(-12)))).toEqual([2, 4]);
});
