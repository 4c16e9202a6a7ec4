import type pg from 'pg';

/** A key of the advisory lock of whoever rewrites rows of `activity`. */
export const activityLock = 0x53504143;
/** Hours whose rows are merged in one statement: bounds its memory and how long it holds rows. */
const hoursPerStep = 24;

/**
 * Merges the rows that batches appended to `activity`: one row for each hour and combination.
 * Sums are the same before, while and after. Answers how many rows it saved. One at a time: a
 * second caller returns at once.
 */
export async function compactActivity(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
      activityLock,
    ]);
    if (rows[0]?.locked !== true) return 0;
    try {
      return await compactAll(client);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [activityLock]);
    }
  } finally {
    client.release();
  }
}

async function compactAll(client: pg.PoolClient): Promise<number> {
  await client.query("SET statement_timeout = 0; SET work_mem = '128MB'");
  const { rows } = await client.query<{ hour: Date }>(hoursWithDuplicates);
  let saved = 0;
  for (let at = 0; at < rows.length; at += hoursPerStep) {
    const hours = rows.slice(at, at + hoursPerStep).map((row) => row.hour);
    const result = await client.query<{ saved: string }>(mergeHours, [hours]);
    saved += Number(result.rows[0]?.saved ?? 0);
  }
  await client.query('RESET statement_timeout; RESET work_mem');
  return saved;
}

const dimensions = `hour, account_id, region_id, source_id, name_id, principal_id, ip_id, agent_id, error_id,
  outcome, identity, category, read_only`;

const hoursWithDuplicates = `
  SELECT DISTINCT hour FROM (
    SELECT hour FROM activity GROUP BY ${dimensions} HAVING count(*) > 1
  ) AS duplicated ORDER BY hour`;

const mergeHours = `
  WITH gone AS (
    DELETE FROM activity WHERE hour = ANY ($1::timestamptz[]) RETURNING *
  ), merged AS (
    INSERT INTO activity (${dimensions}, n)
    SELECT ${dimensions}, sum(n) FROM gone GROUP BY ${dimensions}
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM gone) - (SELECT count(*) FROM merged) AS saved`;
