import type pg from 'pg';
import { lookupHash } from '#lib/core/cloudtrail/lookup-hash.ts';
import { buildPart, type CubeCell, idDimensions, setDimensions } from '#lib/core/cube/cube-part.ts';
import { keywordsOf } from '#lib/core/search/words.ts';
import { type Field, fieldNames, fields } from '#lib/core/view/fields.ts';
import type { ViewableEvent } from '#lib/core/view/matches.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { packPart } from '#lib/server/database/packed-part.ts';

export type TestEvent = ViewableEvent & { readonly eventKey: string };

/**
 * Rows of `event`, `dictionary`, the cube and `session_hour` for tests of queries, written as the schema says and
 * without the store, so that the two check each other. The cube gets two parts, as it
 * has between two merges.
 */
export async function insertTestEvents(pool: pg.Pool, events: readonly TestEvent[]): Promise<void> {
  await insertDictionary(pool, events);
  const columns = fieldNames.map((field) => fields[field].column);
  const types = [
    ...fieldNames.map((field) => (fields[field].kind === 'enum' ? 'smallint' : 'bigint')),
    ...['integer', 'integer'],
  ];
  const values = fieldNames.map((field) => events.map((event) => stored(field, event[field])));
  const times = events.map((event) =>
    event.eventTime === null ? '-infinity' : new Date(event.eventTime).toISOString(),
  );
  const lists = types.map((type, index) => `$${index + 3}::${type}[]`).join(', ');
  await pool.query(
    `INSERT INTO event (event_time, event_key, ${columns.join(', ')}, event_id, request_id, batch, seq, file_id, time_origin, flags, terms)
     SELECT given.*, 0, 0, 0, 0, 0, '{}' FROM unnest($1::timestamptz[], $2::uuid[], ${lists}) AS given`,
    [
      times,
      events.map((event) => event.eventKey),
      ...values,
      hashes(events, 'eventID'),
      hashes(events, 'requestID'),
    ],
  );
  await insertTerms(pool, events);
  await insertCube(pool, events);
  await insertHours(pool, events);
}

/** What each session did, by the keys that signed: without it no event is found by its session. */
async function insertHours(pool: pg.Pool, events: readonly TestEvent[]): Promise<void> {
  await pool.query(
    `INSERT INTO session_hour (session_id, hour, key_id, n, errors, changes)
     SELECT session_id, date_trunc('hour', event_time, 'UTC'), access_key_id, count(*), 0, 0 FROM event
     WHERE event_key = ANY ($1::uuid[]) AND session_id IS NOT NULL AND event_time > '-infinity' GROUP BY 1, 2, 3`,
    [events.map((event) => event.eventKey)],
  );
}

const hourMs = 3_600_000;

async function insertCube(pool: pg.Pool, events: readonly TestEvent[]): Promise<void> {
  for (const half of [0, 1]) {
    const cells = events.flatMap((event, index) => {
      if (event.eventTime === null || index % 2 !== half) return [];
      const ids = idDimensions.map((dimension) => stored(dimension, event[dimension]));
      return {
        hour: Math.floor(event.eventTime / hourMs),
        ids: ids.map((id) => (id === null ? null : BigInt(id))),
        sets: setDimensions.map((dimension) => Number(stored(dimension, event[dimension]))),
        count: 1,
      };
    });
    if (cells.length > 0) await insertPart(pool, cells);
  }
}

/** A part of the cube that is not merged, as a batch leaves it. */
export async function insertPart(pool: pg.Pool, cells: readonly CubeCell[]): Promise<void> {
  const part = buildPart(cells);
  await pool.query(
    'INSERT INTO activity_part (first_hour, last_hour, cells, merged, bytes) VALUES ($1, $2, $3, false, $4)',
    [part.hours[0], part.hours.at(-1), part.cells, packPart(part)],
  );
}

async function insertDictionary(pool: pg.Pool, events: readonly TestEvent[]): Promise<void> {
  const entries = new Map<string, { pathId: string; value: string }>();
  for (const event of events) {
    for (const field of fieldNames) {
      const value = event[field];
      if (fields[field].kind === 'enum' || value === null) continue;
      entries.set(String(dictionaryId(field, value)), { pathId: String(dictionaryId('', field)), value });
      entries.set(String(dictionaryId('', field)), { pathId: '0', value: field });
    }
    // Names of paths live in the dictionary, whoever uses them.
    for (const { path } of event.terms)
      entries.set(String(dictionaryId('', path)), { pathId: '0', value: path });
  }
  const rows = [...entries.values()];
  await pool.query(
    `INSERT INTO dictionary SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[]) ON CONFLICT DO NOTHING`,
    [[...entries.keys()], rows.map((row) => row.pathId), rows.map((row) => row.value)],
  );
}

/** Terms, and the lists of their ids in the events. */
async function insertTerms(pool: pg.Pool, events: readonly TestEvent[]): Promise<void> {
  const terms = events.flatMap((event) => event.terms);
  const entries = new Map(
    terms.map(({ path, value }) => [dictionaryId(path, value), { pathId: dictionaryId('', path), value }]),
  );
  const rows = [...entries.values()];
  await pool.query(
    `INSERT INTO term SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])`,
    [
      [...entries.keys()].map(String),
      rows.map((row) => String(row.pathId)),
      rows.map((row) => row.value),
      // Every other one as it was stored when words did not come with terms.
      rows.map((row, index) => (index % 2 === 0 ? keywordsOf(row.value).join(' ') : null)),
    ],
  );
  await pool.query(
    `UPDATE event SET terms = given.terms::bigint[] FROM unnest($1::uuid[], $2::text[]) AS given (event_key, terms)
     WHERE event.event_key = given.event_key`,
    [
      events.map((event) => event.eventKey),
      events.map((event) => `{${event.terms.map(({ path, value }) => dictionaryId(path, value)).join()}}`),
    ],
  );
}

function hashes(events: readonly TestEvent[], id: 'eventID' | 'requestID'): (number | null)[] {
  return events.map(({ [id]: text }) => (text === null ? null : lookupHash(text)));
}

function stored(field: Field, value: string | null): string | null {
  if (value === null) return null;
  const spec = fields[field];
  return spec.kind === 'enum'
    ? String((spec.values as readonly string[]).indexOf(value))
    : String(dictionaryId(field, value));
}
