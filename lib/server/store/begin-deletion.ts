import type pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';
import type { DeletionState } from './deletion-step.ts';

/**
 * Marks an import as one to delete; a worker does it. Safe to repeat. Throws SpoorError 'not_found',
 * and 'conflict' for an import that still works or is coming back.
 */
export async function beginDeletion(pool: pg.Pool, runId: string): Promise<void> {
  const { rows } = await pool.query<{ finished: boolean; state: DeletionState | null }>(
    `WITH run AS (SELECT id, finished_at FROM ingest_run WHERE id = $1 FOR UPDATE),
     marked AS (
       INSERT INTO ingest_deletion (run_id, state) SELECT id, 'deleting' FROM run WHERE finished_at IS NOT NULL
       ON CONFLICT DO NOTHING)
     SELECT finished_at IS NOT NULL AS finished,
            (SELECT state FROM ingest_deletion WHERE run_id = run.id) AS state FROM run`,
    [runId],
  );
  const [run] = rows;
  if (run === undefined) throw new SpoorError('not_found', 'There is no such import.');
  if (!run.finished) {
    throw new SpoorError('conflict', 'This import still works.', {
      remedy: 'Cancel it, or wait until it is finished, and delete it then.',
    });
  }
  if (run.state === 'restoring' || run.state === 'purging') {
    throw new SpoorError('conflict', 'This import is being brought back or cleaned up right now.', {
      remedy: 'Wait until that is done.',
    });
  }
}

/**
 * Turns a deletion round, finished or not; a worker brings back what went. Safe to repeat.
 * Throws SpoorError 'not_found' where nothing is to be undone, and 'conflict' when it is too late.
 */
export async function undoDeletion(pool: pg.Pool, runId: string): Promise<void> {
  const { rows } = await pool.query<{ state: DeletionState }>(
    `UPDATE ingest_deletion SET state = CASE state WHEN 'purging' THEN state ELSE 'restoring' END, finished_at = NULL
     WHERE run_id = $1 RETURNING state`,
    [runId],
  );
  const [deletion] = rows;
  if (deletion === undefined) {
    throw new SpoorError('not_found', 'This import is not deleted.', { remedy: 'Reload the page.' });
  }
  if (deletion.state === 'purging') {
    throw new SpoorError('conflict', 'The clean-up has begun to remove this import for good.', {
      remedy: 'Import its files again.',
    });
  }
}
