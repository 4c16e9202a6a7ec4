import type pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';
import { begin, inTransaction } from './in-transaction.ts';

/**
 * No more of this import is wanted: sources that wait end here, those that are worked on by their
 * workers, who look for it (`findCancelledRuns`). Answers the ended sources with the places of their
 * bytes. Throws SpoorError 'not_found', and 'conflict' for an import that is over.
 */
export async function cancelRun(pool: pg.Pool, runId: string): Promise<{ id: string; place: string }[]> {
  const client = await pool.connect();
  try {
    return await inTransaction(client, begin, () => cancel(client, runId));
  } finally {
    client.release();
  }
}

async function cancel(client: pg.PoolClient, runId: string): Promise<{ id: string; place: string }[]> {
  const { rows: runs } = await client.query<{ finished: boolean }>(
    'SELECT finished_at IS NOT NULL AS finished FROM ingest_run WHERE id = $1 FOR UPDATE',
    [runId],
  );
  const [run] = runs;
  if (run === undefined) throw new SpoorError('not_found', 'There is no such import.');
  if (run.finished) {
    throw new SpoorError('conflict', 'This import is finished already.', {
      remedy: 'Delete it if its events are not wanted.',
    });
  }
  const { rows: ended } = await client.query<{ id: string; place: string }>(
    `UPDATE ingest_source SET state = 'cancelled', finished_at = now()
     WHERE run_id = $1 AND state IN ('receiving', 'queued') RETURNING id, place`,
    [runId],
  );
  await client.query(
    `UPDATE ingest_run SET cancelled_at = coalesce(cancelled_at, now()), expected = arrived,
       finished_at = CASE WHEN EXISTS (SELECT FROM ingest_source WHERE run_id = $1 AND state = 'working')
                          THEN NULL ELSE now() END
     WHERE id = $1`,
    [runId],
  );
  return ended;
}
