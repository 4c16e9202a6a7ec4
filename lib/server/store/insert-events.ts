import type { ClientBase } from 'pg';
import { insertPart } from './activity-parts.ts';
import { copyIn } from './copy-in.ts';
import { copyNew } from './copy-new.ts';
import type { Additions, EncodedBatch } from './encode-batch.ts';
import { type EventBatch, rowColumns } from './event-batch.ts';
import { encodeIds } from './id-numbers.ts';
import { loosenSessions } from './loosen-sessions.ts';
import type { Novelty } from './novelty.ts';
import { sessionHourColumns } from './session-cells.ts';

/**
 * The batch's rows to `event`; answers the seqs of those that were new. The short way copies them
 * straight in. The long way stages them, inserts what is new and counts the rest as copies.
 * Rows of the files in `without` are left out.
 */
export async function insertEvents(
  client: ClientBase,
  { batch, rows: message }: EncodedBatch,
  without: ReadonlySet<number>,
  novelty: Novelty,
): Promise<number[]> {
  if (without.size === 0 && !batch.hasTwins) {
    const copy = `COPY event (${rowColumns}) FROM STDIN BINARY`;
    if (await copyNew(client, copy, message, novelty)) return batch.fileIds.map((_, seq) => seq);
  }
  await copyIn(client, `COPY staging_event (${rowColumns}) FROM STDIN BINARY`, message);
  if (without.size > 0) {
    await client.query('DELETE FROM staging_event WHERE file_id = ANY ($1::int[])', [[...without]]);
  }
  const { rows } = await client.query<{ seq: number }>(
    'INSERT INTO event SELECT * FROM staging_event ON CONFLICT DO NOTHING RETURNING seq',
  );
  const inserted = rows.map((row) => row.seq);
  if (inserted.length < batch.size) await client.query(insertCopies, [inserted]);
  return inserted;
}

/** Counts new rows of a batch in the hourly cube and in the hours of sessions. */
export async function insertCells(
  client: ClientBase,
  batch: EventBatch,
  { part, hours }: Additions,
): Promise<void> {
  if (part !== null) await insertPart(client, part, { merged: false });
  if (hours === null) return;
  await copyIn(client, `COPY session_hour (${sessionHourColumns}) FROM STDIN BINARY`, hours);
  await client.query(loosenSessions, [encodeIds(batch.sessionIds())]);
}

/** Staged rows that were not inserted: $1 is the array of the seqs that were. */
const insertCopies = `
  INSERT INTO event_copy (event_time, event_key, file_id, copies)
  SELECT event_time, event_key, file_id, count(*)
  FROM staging_event WHERE seq <> ALL ($1::int[])
  GROUP BY 1, 2, 3 ORDER BY 2, 1, 3
  ON CONFLICT (event_key, event_time, file_id) DO UPDATE SET copies = event_copy.copies + excluded.copies`;
