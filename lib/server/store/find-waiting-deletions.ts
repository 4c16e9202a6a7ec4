import type pg from 'pg';

/** Imports that are to be deleted or brought back, oldest first. */
export async function findWaitingDeletions(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ run_id: string }>(
    "SELECT run_id FROM ingest_deletion WHERE state IN ('deleting', 'restoring') ORDER BY requested_at",
  );
  return rows.map((row) => row.run_id);
}
