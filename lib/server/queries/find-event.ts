import { maskSessionTokens } from '#lib/core/cloudtrail/mask-session-tokens.ts';
import { recordIds } from '#lib/core/cloudtrail/record-ids.ts';
import type { EventDetailResponse } from '#lib/core/contract/events.ts';
import { SpoorError } from '#lib/core/errors.ts';
import type { EventRef } from '#lib/core/view/event-ref.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { askByIndex } from './ask-by-index.ts';
import { eventColumns, type StoredRow, toEventRows } from './event-columns.ts';
import type { RawPlace } from './open-blocks.ts';
import { decodeRecord, type FoundRecord, readRawRecords } from './raw-records.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { thoseThatHold } from './same-id.ts';
import { timestamp } from './view-to-sql.ts';

const maxSiblings = 20;
const maxCopyPaths = 20;

interface DetailRow extends StoredRow {
  event_id: number | null;
  batch: number;
  seq: number;
  file_id: number;
  /** Its bytes came with a file that is deleted: where it stands in the present one is not known. */
  adopted: boolean;
  path: string | null;
  source_name: string | null;
  run_id: string | null;
  run_label: string | null;
  sha256: Buffer | null;
  damage: string | null;
}

/** One event with its evidence. Throws SpoorError 'not_found'. */
export function findEvent(context: QueryContext, ref: EventRef): Promise<EventDetailResponse> {
  return readSnapshot(context, async (ask) => {
    const [row] = await ask<DetailRow>(Prisma.sql`
      SELECT e.*, f.path, f.sha256, ${damage} AS damage, source.name AS source_name, source.run_id, run.label AS run_label,
             EXISTS (SELECT FROM event_adopted WHERE ${isEvent(ref)}) AS adopted
      FROM (SELECT ${eventColumns}, event_id, batch, seq, file_id FROM event WHERE ${isEvent(ref)}) AS e
      LEFT JOIN ingest_file AS f ON f.id = e.file_id
      LEFT JOIN ingest_source AS source ON source.id = f.source_id
      LEFT JOIN ingest_run AS run ON run.id = source.run_id`);
    if (row === undefined) {
      throw new SpoorError('not_found', 'There is no such event here.', {
        remedy: 'It may belong to an import that was deleted, or to another Spoor.',
      });
    }
    const [record = null] = await readRawRecords(ask, [row]);
    const siblings = await findSiblings(ask, ref, row.event_id, record);
    const [event, ...others] = await toEventRows(ask, [row, ...siblings]);
    if (event === undefined) throw new Error('As many rows come back as were given.');
    const { offset, ...raw } = showRaw(record);
    return {
      event,
      ...raw,
      file: {
        id: row.file_id,
        path: row.path ?? '',
        sourceName: row.source_name ?? '',
        runId: row.run_id ?? '',
        runLabel: row.run_label ?? '',
        sha256: row.sha256?.toString('hex') ?? null,
        offset: row.adopted ? null : offset,
        damage: row.damage,
      },
      ...(await readCopies(ask, ref)),
      siblings: others,
    };
  });
}

/** Of the file f. */
const damage = Prisma.sql`CASE WHEN f.state = 'damaged' THEN coalesce(f.error_message, 'Records of it were rejected.') END`;

function isEvent({ eventTime, eventKey }: EventRef): Prisma.Sql {
  const time = eventTime === null ? Prisma.sql`'-infinity'` : timestamp(eventTime);
  return Prisma.sql`event_time = ${time} AND event_key = ${eventKey}::uuid`;
}

/** Records under the same eventID with other content, within a day; untimed ones among themselves. */
async function findSiblings(
  ask: Ask,
  ref: EventRef,
  hash: number | null,
  own: FoundRecord | null,
): Promise<StoredRow[]> {
  if (hash === null) return [];
  const day = 86_400_000;
  const near =
    ref.eventTime === null
      ? Prisma.sql`event_time = '-infinity'`
      : Prisma.sql`event_time BETWEEN ${timestamp(ref.eventTime - day)} AND ${timestamp(ref.eventTime + day)}`;
  // By the id first: there are far more events within a day.
  const rows = await askByIndex<StoredRow & RawPlace>(
    ask,
    Prisma.sql`
      SELECT ${eventColumns}, batch, seq
      FROM (SELECT * FROM event WHERE event_id = ${hash}::integer OFFSET 0) AS event
      WHERE ${near} AND event_key <> ${ref.eventKey}::uuid
      ORDER BY event_time, event_key LIMIT ${maxSiblings}`,
  );
  const [ids] = (own === null ? null : recordIds(own.bytes)) ?? [];
  const eventID = ids?.eventID ?? null;
  return eventID === null ? rows : thoseThatHold(ask, 'eventID', eventID, rows);
}

/** The record's own bytes, with session tokens masked: those are never shown. */
function showRaw(found: FoundRecord | null): {
  raw: string;
  rawExact: boolean;
  rawBytes: number;
  offset: number | null;
} {
  if (found === null) return { raw: '', rawExact: false, rawBytes: 0, offset: null };
  const { text, exact } = decodeRecord(found.bytes);
  const raw = maskSessionTokens(text).text;
  return { raw, rawExact: exact, rawBytes: found.bytes.length, offset: found.offset };
}

type Copies = Pick<EventDetailResponse, 'copies' | 'copyFiles'>;

async function readCopies(ask: Ask, ref: EventRef): Promise<Copies> {
  const rows = await ask<{
    id: number | null;
    path: string;
    damage: string | null;
    total: string;
  }>(Prisma.sql`
    SELECT f.id, f.path, ${damage} AS damage, sum(c.copies) OVER () AS total
    FROM (SELECT * FROM event_copy WHERE ${isEvent(ref)}) AS c
    LEFT JOIN ingest_file AS f ON f.id = c.file_id
    ORDER BY c.file_id LIMIT ${maxCopyPaths}`);
  return {
    copies: Number(rows[0]?.total ?? 0),
    copyFiles: rows.flatMap(({ id, path, damage }) => (id === null ? [] : [{ id, path, damage }])),
  };
}
