import type pg from 'pg';

export interface RunSums {
  readonly files: number;
  readonly filesRejected: number;
  readonly filesDamaged: number;
  readonly filesKnown: number;
  readonly filesSkipped: number;
  readonly records: number;
  readonly inserted: number;
  readonly known: number;
  readonly rejected: number;
}

/** What became of an import, from the rows of its files: records = inserted + known + rejected. */
export async function sumRun(pool: pg.Pool, runId: string): Promise<RunSums> {
  const { rows } = await pool.query<RunSums>(
    `SELECT count(*)::int AS files,
            count(*) FILTER (WHERE file.state = 'rejected')::int AS "filesRejected",
            count(*) FILTER (WHERE file.state = 'damaged')::int AS "filesDamaged",
            count(*) FILTER (WHERE file.state = 'known')::int AS "filesKnown",
            count(*) FILTER (WHERE file.state = 'skipped')::int AS "filesSkipped",
            coalesce(sum(records), 0)::float8 AS records,
            coalesce(sum(inserted), 0)::float8 AS inserted,
            coalesce(sum(known), 0)::float8 AS known,
            coalesce(sum(rejected), 0)::float8 AS rejected
     FROM ingest_file AS file JOIN ingest_source AS source ON source.id = file.source_id
     WHERE source.run_id = $1`,
    [runId],
  );
  const [sums] = rows;
  if (sums === undefined) throw new Error('A sum always has one row.');
  return sums;
}
