import type { ClientBase } from 'pg';
import { withdrawEvents } from './withdraw-events.ts';

/**
 * Takes back all that some files delivered, and their rows, before they are written anew in the
 * same transaction, one of `beginWithdrawal`.
 */
export async function withdrawFiles(client: ClientBase, fileIds: readonly number[]): Promise<void> {
  await client.query('INSERT INTO leaving_file SELECT unnest($1::int[])', [fileIds]);
  await client.query(
    `INSERT INTO leaving_event
     SELECT event_time, event_key FROM event
     WHERE file_id BETWEEN $2 AND $3 AND file_id = ANY ($1::int[])
     UNION SELECT event_time, event_key FROM event_copy WHERE file_id = ANY ($1::int[])`,
    [fileIds, Math.min(...fileIds), Math.max(...fileIds)],
  );
  await withdrawEvents(client, { trash: false });
  await client.query('DELETE FROM ingest_reject WHERE file_id = ANY ($1::int[])', [fileIds]);
  await client.query('DELETE FROM ingest_file WHERE id = ANY ($1::int[])', [fileIds]);
}

/** Files that are known by those: what they hold is what those hold now. */
export async function updateTwins(client: ClientBase, fileIds: readonly number[]): Promise<void> {
  if (fileIds.length === 0) return;
  await client.query(
    `UPDATE ingest_file AS twin
     SET records = f.records, known = f.inserted + f.known, inserted = 0, rejected = f.rejected
     FROM ingest_file AS f
     WHERE f.id = ANY ($1::int[]) AND f.state IN ('done', 'damaged')
       AND twin.sha256 = f.sha256 AND twin.state = 'known'`,
    [fileIds],
  );
}
