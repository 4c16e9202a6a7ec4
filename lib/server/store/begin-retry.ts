import type pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';
import { begin, inTransaction } from './in-transaction.ts';

/** What of an import is read again: all that failed, or one source's, or one file. */
export interface RetryScope {
  readonly runId: string;
  readonly sourceId: string | null;
  readonly fileId: number | null;
}

/**
 * Queues the sources of a finished import that failed, and those with files that were rejected or
 * are damaged, of which only these files are read again. Answers the ids of the queued sources.
 * Throws SpoorError 'not_found', and 'conflict' where nothing can be tried again.
 */
export async function beginRetry(pool: pg.Pool, scope: RetryScope): Promise<string[]> {
  const client = await pool.connect();
  try {
    return await inTransaction(client, begin, () => queue(client, scope));
  } finally {
    client.release();
  }
}

async function queue(client: pg.PoolClient, { runId, sourceId, fileId }: RetryScope): Promise<string[]> {
  const { rows } = await client.query<{ finished: boolean; deleted: boolean }>(
    `SELECT finished_at IS NOT NULL AS finished,
            EXISTS (SELECT FROM ingest_deletion WHERE run_id = run.id) AS deleted
     FROM ingest_run AS run WHERE id = $1 FOR UPDATE`,
    [runId],
  );
  const [run] = rows;
  if (run === undefined) throw new SpoorError('not_found', 'There is no such import.');
  if (run.deleted)
    throw new SpoorError('conflict', 'This import is deleted.', { remedy: 'Undo that first.' });
  if (!run.finished) {
    throw new SpoorError('conflict', 'This import still works.', { remedy: 'Wait until it is finished.' });
  }
  // A failed source goes on where it stopped; rejected files of it are tried again once it is through.
  const marked = await client.query<{ id: string }>(
    `WITH marked AS (
       UPDATE ingest_file AS f SET retry = true FROM ingest_source AS s
       WHERE s.id = f.source_id AND s.run_id = $1 AND s.state = 'done' AND s.place NOT LIKE 'gone:%'
         AND f.state IN ('rejected', 'damaged')
         AND ($2::uuid IS NULL OR s.id = $2) AND ($3::int IS NULL OR f.id = $3)
       RETURNING s.id)
     UPDATE ingest_source AS s SET state = 'queued', finished_at = NULL
     WHERE s.run_id = $1 AND s.place NOT LIKE 'gone:%'
       AND (s.id IN (SELECT id FROM marked)
            OR (s.state = 'failed' AND $3::int IS NULL AND ($2::uuid IS NULL OR s.id = $2)))
     RETURNING s.id`,
    [runId, sourceId, fileId],
  );
  if (marked.rows.length === 0) {
    throw new SpoorError('conflict', 'Nothing of this can be tried again: its bytes are no longer kept.', {
      remedy: 'Import the files once more: what is known already is not counted twice.',
    });
  }
  await client.query('UPDATE ingest_run SET finished_at = NULL, cancelled_at = NULL WHERE id = $1', [runId]);
  return marked.rows.map((row) => row.id);
}
