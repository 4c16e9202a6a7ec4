import type { ClientBase } from 'pg';
import { fileColumns } from './file-columns.ts';
import { swapPlaces, type Twins } from './swap-places.ts';
import { withdrawEvents } from './withdraw-events.ts';

const ofRun = 'SELECT id FROM trash_file WHERE run_id = $1';

/**
 * The files of a deleted run come back to where imports look for known bytes, within a transaction
 * of `beginWithdrawal`; their events follow from the trash. What was imported meanwhile stays.
 */
export async function returnFiles(client: ClientBase, runId: string): Promise<void> {
  await takeOrphans(client, runId);
  await becomeTwins(client, runId);
  await client.query(
    `INSERT INTO ingest_file (${fileColumns}) SELECT ${fileColumns} FROM trash_file WHERE run_id = $1`,
    [runId],
  );
  await client.query(`INSERT INTO ingest_reject SELECT * FROM trash_reject WHERE file_id IN (${ofRun})`, [
    runId,
  ]);
  await client.query(`DELETE FROM trash_reject WHERE file_id IN (${ofRun})`, [runId]);
  await client.query('DELETE FROM trash_file WHERE run_id = $1', [runId]);
}

/** A file that was known by one that is itself in the trash, of another run, now owns its events. */
async function takeOrphans(client: ClientBase, runId: string): Promise<void> {
  const { rows } = await client.query<Twins>(
    `SELECT DISTINCT ON (content.id) content.id AS content, f.id AS twin
     FROM trash_file AS f
     JOIN trash_file AS content ON content.sha256 = f.sha256 AND content.state IN ('done', 'damaged')
     WHERE f.run_id = $1 AND f.state = 'known' AND content.run_id <> f.run_id
       AND NOT EXISTS (SELECT FROM ingest_file AS live
                       WHERE live.sha256 = f.sha256 AND live.state IN ('working', 'done', 'damaged'))
       AND NOT EXISTS (SELECT FROM trash_file AS mine
                       WHERE mine.run_id = $1 AND mine.sha256 = f.sha256 AND mine.state IN ('done', 'damaged'))
     ORDER BY content.id, f.id`,
    [runId],
  );
  const once = [...new Map(rows.map((pair) => [pair.twin, pair])).values()];
  await swapPlaces(client, once);
}

/** Bytes that were imported again meanwhile: the file that comes back is known by them. */
async function becomeTwins(client: ClientBase, runId: string): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO leaving_file
     SELECT f.id FROM trash_file AS f
     JOIN ingest_file AS live ON live.sha256 = f.sha256 AND live.state IN ('working', 'done', 'damaged')
     WHERE f.run_id = $1 AND f.state IN ('working', 'done', 'damaged')`,
    [runId],
  );
  if ((rowCount ?? 0) === 0) return;
  await client.query(
    `INSERT INTO leaving_event
     SELECT event_time, event_key FROM event
     WHERE file_id BETWEEN (SELECT min(id) FROM leaving_file) AND (SELECT max(id) FROM leaving_file)
       AND file_id IN (SELECT id FROM leaving_file)
     UNION SELECT event_time, event_key FROM event_copy WHERE file_id IN (SELECT id FROM leaving_file)`,
  );
  await withdrawEvents(client, { trash: false });
  await client.query(
    `INSERT INTO raw_batch_freed
     SELECT DISTINCT batch FROM trash_event WHERE file_id IN (SELECT id FROM leaving_file)
     ORDER BY 1 ON CONFLICT DO NOTHING`,
  );
  await client.query('DELETE FROM trash_event WHERE file_id IN (SELECT id FROM leaving_file)');
  await client.query('DELETE FROM trash_reject WHERE file_id IN (SELECT id FROM leaving_file)');
  await client.query(
    "UPDATE trash_file SET state = 'known', inserted = 0, retry = false WHERE id IN (SELECT id FROM leaving_file)",
  );
}
