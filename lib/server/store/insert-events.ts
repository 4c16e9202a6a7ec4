import type { ClientBase } from 'pg';
import { insertPart } from './activity-parts.ts';
import { copyIn } from './copy-in.ts';
import { type EventBatch, rowColumns } from './event-batch.ts';
import { loosenSessions } from './loosen-sessions.ts';
import { sessionHourColumns } from './session-cells.ts';

/** PostgreSQL: unique_violation. */
const uniqueViolation = '23505';

/** After a batch that held a known event, so many batches go the long way without trying the short. */
const patience = 16;

/** Whether new events are to be expected: logs of one trail, imported once, hold nothing else. */
export class Novelty {
  #wait = 0;

  get expected(): boolean {
    if (this.#wait === 0) return true;
    this.#wait -= 1;
    return false;
  }

  disappoint(): void {
    this.#wait = patience;
  }
}

/**
 * The batch's rows to `event`; answers the seqs of those that were new. The short way copies them
 * straight in, several times as cheap as a row by row insert, and fails as a whole where one is
 * there already. The long way stages them, inserts what is new and counts the rest as copies.
 * Rows of the files in `without` are left out.
 */
export async function insertEvents(
  client: ClientBase,
  batch: EventBatch,
  message: Buffer,
  without: ReadonlySet<number>,
  novelty: Novelty,
): Promise<number[]> {
  if (without.size === 0 && !batch.hasTwins && novelty.expected) {
    if (await copyNew(client, message)) return batch.fileIds.map((_, seq) => seq);
    novelty.disappoint();
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

/** Counts the rows of `seqs` in the hourly cube and in those of sessions. */
export async function insertCells(
  client: ClientBase,
  batch: EventBatch,
  seqs: readonly number[],
): Promise<void> {
  const part = batch.cubePart(seqs);
  if (part !== null) await insertPart(client, part, { merged: false });
  const hours = batch.encodeSessionHours(seqs);
  if (hours === null) return;
  await copyIn(client, `COPY session_hour (${sessionHourColumns}) FROM STDIN BINARY`, hours);
  await client.query(loosenSessions, [batch.sessionIds()]);
}

async function copyNew(client: ClientBase, message: Buffer): Promise<boolean> {
  await client.query('SAVEPOINT short_way');
  try {
    await copyIn(client, `COPY event (${rowColumns}) FROM STDIN BINARY`, message);
    await client.query('RELEASE SAVEPOINT short_way');
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === uniqueViolation)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT short_way');
    return false;
  }
}

/** Staged rows that were not inserted: $1 is the array of the seqs that were. */
const insertCopies = `
  INSERT INTO event_copy (event_time, event_key, file_id, copies)
  SELECT event_time, event_key, file_id, count(*)
  FROM staging_event WHERE seq <> ALL ($1::int[])
  GROUP BY 1, 2, 3 ORDER BY 2, 1, 3
  ON CONFLICT (event_key, event_time, file_id) DO UPDATE SET copies = event_copy.copies + excluded.copies`;
