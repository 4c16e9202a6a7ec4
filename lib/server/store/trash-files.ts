import type { ClientBase } from 'pg';
import { fileColumns } from './file-columns.ts';
import { swapPlaces, type Twins } from './swap-places.ts';

/**
 * The files of a run leave the tables in which imports look for known bytes, within a transaction
 * of `beginWithdrawal`. Bytes that a file of another import was known by stay, as that file's.
 */
export async function trashFiles(client: ClientBase, runId: string): Promise<void> {
  const { rows } = await client.query<Twins>(
    `SELECT DISTINCT ON (f.id) f.id AS content, twin.id AS twin
     FROM ingest_source AS source
     JOIN ingest_file AS f ON f.source_id = source.id AND f.state IN ('done', 'damaged')
     JOIN ingest_file AS twin ON twin.sha256 = f.sha256 AND twin.state = 'known'
     JOIN ingest_source AS other ON other.id = twin.source_id AND other.run_id <> source.run_id
     WHERE source.run_id = $1 ORDER BY f.id, twin.id`,
    [runId],
  );
  await swapPlaces(client, rows);
  const ofRun = 'file_id IN (SELECT id FROM trash_file WHERE run_id = $1)';
  await client.query(
    `INSERT INTO trash_file (${fileColumns}, run_id)
     SELECT ${fileColumns}, $1 FROM ingest_file
     WHERE source_id IN (SELECT id FROM ingest_source WHERE run_id = $1)`,
    [runId],
  );
  await client.query(`INSERT INTO trash_reject SELECT * FROM ingest_reject WHERE ${ofRun}`, [runId]);
  await client.query(`DELETE FROM ingest_reject WHERE ${ofRun}`, [runId]);
  await client.query('DELETE FROM ingest_file WHERE id IN (SELECT id FROM trash_file WHERE run_id = $1)', [
    runId,
  ]);
  await client.query(
    `UPDATE ingest_deletion SET total = (
       SELECT coalesce(sum(records - rejected), 0) FROM trash_file WHERE run_id = $1 AND state <> 'known')
     WHERE run_id = $1`,
    [runId],
  );
}
