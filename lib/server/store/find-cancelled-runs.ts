import type pg from 'pg';

/** Imports that somebody cancelled and that some worker still works on. */
export async function findCancelledRuns(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM ingest_run WHERE cancelled_at IS NOT NULL AND finished_at IS NULL',
  );
  return rows.map((row) => row.id);
}

export async function isCancelled(pool: pg.Pool, runId: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM ingest_run WHERE id = $1 AND cancelled_at IS NOT NULL', [
    runId,
  ]);
  return (rowCount ?? 0) > 0;
}
