import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookupHash, wideLookupHash } from '#lib/core/cloudtrail/lookup-hash.ts';
import { openRawBlock } from '#lib/core/cloudtrail/raw-block.ts';
import { migrate } from './migrate.ts';
import { createEmptyTestDatabase, type EmptyTestDatabase } from './test-database.ts';

const migrations = 'prisma/migrations';
/** The last before rows of events became thinner and blocks larger. */
const before = '20261127053000';
const eventID = '6f3a5c1e-0000-4000-8000-000000000001';
const key = '00000000-0000-4000-8000-000000000001';

let database: EmptyTestDatabase;
let client: pg.Client;
let folder: string;

beforeAll(async () => {
  database = await createEmptyTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'spoor-migrations-'));
  for (const name of await readdir(migrations))
    if (name.slice(0, before.length) <= before)
      await cp(join(migrations, name), join(folder, name), { recursive: true });
  await migrate(database.url, folder);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** As earlier versions wrote it: a version byte, a count, seq, offset and length, the bytes. */
const block = (seq: number, text: string) =>
  Uint8Array.from([1, 1, (seq % 128) | 128, Math.floor(seq / 128), 9, text.length, ...Buffer.from(text)]);

test('events and blocks of an earlier version are found and read after the migration', async () => {
  await client.query(
    `CREATE TABLE event_2026_10 PARTITION OF event FOR VALUES FROM ('2026-10-01T00:00:00Z') TO ('2026-11-01T00:00:00Z')`,
  );
  const row = `batch, event_id, request_id, account_id, seq, file_id, outcome, identity, category, read_only,
               time_origin, flags, terms, session_id`;
  const values = [key, String(wideLookupHash(eventID))];
  for (const time of ['2026-10-07T01:02:03.004Z', '-infinity']) {
    await client.query(
      `INSERT INTO event (event_time, event_key, ${row}) VALUES ('${time}', $1, 7, $2, -1, 2, 300, 3, 1, 2, 3, 4, 0, 5, '{6}', 8)`,
      values,
    );
  }
  await client.query(
    `INSERT INTO trash_event (event_time, event_key, ${row}, copies, own)
     VALUES ('2026-10-08T00:00:00Z', $1, 7, $2, NULL, 2, 300, 9, 1, 2, 3, 4, 0, 5, '{}', 8, 2, true)`,
    values,
  );
  await client.query('INSERT INTO raw_block VALUES (7, 1, $1), (7, 2, $2)', [
    zstdCompressSync(block(200, 'another')),
    zstdCompressSync(block(300, '{"a":1}')),
  ]);
  await client.query('INSERT INTO raw_block_freed VALUES (7, 1), (7, 2)');
  await client.query(
    "UPDATE event SET access_key_id = 5 WHERE event_time > '-infinity'; INSERT INTO session_key VALUES (5, 8), (6, 9)",
  );

  await client.query(
    `INSERT INTO issuance (event_time, event_key, kind, outcome, caller_type, shared_event)
     VALUES ('2026-10-07', $1, 0, 0, 7, 70), ('2026-10-08', $1, 0, 0, 8, 80)`,
    [key],
  );

  expect((await migrate(database.url)).length).toBeGreaterThan(1);

  const stored = `event_id, request_id, account_id, batch, seq, file_id, outcome, identity, category, read_only,
                  time_origin, flags, terms::text, session_id`;
  const thin = {
    ...{ event_id: lookupHash(eventID), request_id: -1, account_id: '2', batch: 7, seq: 300, file_id: 3 },
    ...{ outcome: 1, identity: 2, category: 3, read_only: 4, time_origin: 0, flags: 5, terms: '{6}' },
    session_id: '8',
  };
  const { rows: events } = await client.query(
    `SELECT tableoid::regclass::text AS part, ${stored} FROM event ORDER BY event_time`,
  );
  expect(events).toEqual([
    { part: 'event_untimed', ...thin },
    { part: 'event_2026_10', ...thin },
  ]);
  const { rows: trash } = await client.query(`SELECT ${stored}, copies, own FROM trash_event`);
  expect(trash).toEqual([{ ...thin, request_id: null, file_id: 9, terms: '{}', copies: 2, own: true }]);
  const { rows: blocks } = await client.query<{ bytes: Buffer }>(
    `SELECT r.bytes FROM event AS e JOIN raw_block AS r ON r.batch = e.batch AND e.seq BETWEEN r.first_seq AND r.last_seq
     WHERE e.event_time > '-infinity'`,
  );
  const records = blocks.map(({ bytes }) => openRawBlock(zstdDecompressSync(bytes))?.record(300));
  expect(records).toEqual([{ offset: 9, bytes: Buffer.from('{"a":1}') }]);
  expect((await client.query('SELECT * FROM raw_batch_freed')).rows).toEqual([{ batch: '7' }]);
  // Sessions know their keys by the events that these signed.
  const { rows: hours } = await client.query(
    'SELECT *, extract(epoch FROM hour)::int AS hour FROM session_hour',
  );
  const hour = Date.UTC(2026, 9, 7, 1) / 1000;
  expect(hours).toEqual([{ session_id: '8', hour, key_id: '5', n: 1, errors: 1, changes: 0 }]);
  expect((await client.query('SELECT ids FROM loose_session')).rows).toEqual([{ ids: ['9'] }]);
  // What a service asked for has no other record.
  const { rows: shared } = await client.query('SELECT shared_event FROM issuance ORDER BY event_time');
  expect(shared).toEqual([{ shared_event: '70' }, { shared_event: null }]);
  await expect(
    client.query("INSERT INTO event SELECT * FROM event WHERE event_time > '-infinity'"),
  ).rejects.toThrow('event_2026_10_pkey');
});
