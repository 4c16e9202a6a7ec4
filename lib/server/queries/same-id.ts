import { lookupHash } from '#lib/core/cloudtrail/lookup-hash.ts';
import { holdsId } from '#lib/core/cloudtrail/record-ids.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { askByIndex } from './ask-by-index.ts';
import { type Condition, fromNamed } from './condition.ts';
import type { RawPlace } from './open-blocks.ts';
import { readRawRecords } from './raw-records.ts';
import type { Ask } from './read-snapshot.ts';

/** Records that are opened to be compared with an id; more of the same id are no accident. */
const maxCompared = 2000;

interface Candidate extends RawPlace {
  readonly time: string;
  readonly event_key: string;
}

/**
 * Events with this eventID or requestID. Columns hold a hash of it, which others may share: each
 * hit's own record is opened and compared, so that a collision shows nothing false. A record that
 * is lost cannot be compared, and is taken at its hash.
 */
export async function idCondition(ask: Ask, id: 'eventID' | 'requestID', value: string): Promise<Condition> {
  const hashed = Prisma.sql`(${idColumn(id)} IS NOT NULL AND ${idColumn(id)} = ${lookupHash(value)}::integer)`;
  const candidates = await askByIndex<Candidate>(
    ask,
    Prisma.sql`SELECT event_time::text AS time, event_key, batch, seq FROM event
               WHERE ${hashed} LIMIT ${maxCompared + 1}`,
  );
  const same = await thoseThatHold(ask, id, value, candidates.slice(0, maxCompared));
  if (candidates.length > maxCompared) {
    if (same.length === maxCompared) return fromNamed(hashed);
    throw new SpoorError('bad_request', `Too many records have to be compared with this ${id}.`, {
      remedy: 'Look for another value of the event.',
    });
  }
  // An event's key tells its content, so that no pair of one's time and another's key is a third.
  return fromNamed(
    same.length === 0
      ? Prisma.sql`FALSE`
      : Prisma.sql`(event_time = ANY (${same.map(({ time }) => time)}::timestamptz[])
                    AND event_key = ANY (${same.map(({ event_key }) => event_key)}::uuid[]))`,
  );
}

/** Those whose own record holds the id. */
export async function thoseThatHold<Row extends RawPlace>(
  ask: Ask,
  id: 'eventID' | 'requestID',
  value: string,
  rows: readonly Row[],
): Promise<Row[]> {
  const records = await readRawRecords(ask, rows);
  return rows.filter((_, at) => {
    const record = records[at];
    return record == null || holdsId(record.bytes, id, value);
  });
}

export function idColumn(id: 'eventID' | 'requestID'): Prisma.Sql {
  return Prisma.raw(id === 'eventID' ? 'event_id' : 'request_id');
}
