import type pg from 'pg';

/** Runs that were deleted longer ago than that, and those whose removal was begun. */
export async function findExpiredDeletions(pool: pg.Pool, days: number): Promise<string[]> {
  const { rows } = await pool.query<{ run_id: string }>(
    `SELECT run_id FROM ingest_deletion
     WHERE state = 'purging' OR (state = 'deleted' AND finished_at <= now() - make_interval(days => $1))
     ORDER BY requested_at`,
    [days],
  );
  return rows.map((row) => row.run_id);
}

/** Sources that ended longer ago than that and whose upload is still kept. */
export async function findExpiredUploads(
  pool: pg.Pool,
  days: number,
): Promise<{ id: string; place: string }[]> {
  const { rows } = await pool.query<{ id: string; place: string }>(
    `SELECT id, place FROM ingest_source
     WHERE place LIKE 'spool:%' AND state IN ('done', 'failed', 'cancelled')
       AND finished_at <= now() - make_interval(days => $1)`,
    [days],
  );
  return rows;
}

/** The bytes of a source are no longer kept: it cannot be read again. */
export async function forgetPlace(pool: pg.Pool, sourceId: string): Promise<void> {
  await pool.query("UPDATE ingest_source SET place = 'gone:' WHERE id = $1", [sourceId]);
}
