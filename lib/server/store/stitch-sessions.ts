import type pg from 'pg';
import { begin, inTransaction } from './in-transaction.ts';
import { shapeSql } from './session-shape-sql.ts';

/** A key of the advisory lock of whoever stitches. */
const stitchLock = 0x53505354;
/** Sessions and issuances that one transaction works off. */
const perStep = 20_000;

/**
 * Brings `session_shape` in step with the tables it follows from, for what came, went or changed
 * since, and for what hangs on it: where each session came from, how deep, what deserves a look. One
 * at a time: a second caller returns at once. Answers how many sessions it looked at.
 */
export async function stitchSessions(pool: pg.Pool, stop?: AbortSignal): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
      stitchLock,
    ]);
    if (rows[0]?.locked !== true) return 0;
    try {
      await client.query(`SET statement_timeout = 0; SET work_mem = '64MB'; SET jit = off; ${workTables}`);
      let stitched = 0;
      while (stop?.aborted !== true) {
        const n = await inTransaction(client, begin, () => stitchSome(client));
        if (n === 0) break;
        stitched += n;
      }
      await client.query('RESET statement_timeout; RESET work_mem; RESET jit');
      return stitched;
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [stitchLock]);
    }
  } finally {
    client.release();
  }
}

/** Sums of a session's hours stay the same; those that came to nothing go. */
export async function compactSessionHours(pool: pg.Pool): Promise<void> {
  await pool.query(`
    WITH doubled AS (
      SELECT session_id, hour FROM session_hour GROUP BY 1, 2 HAVING count(*) > 1 LIMIT 200000
    ), gone AS (
      DELETE FROM session_hour AS s USING doubled AS d
      WHERE s.session_id = d.session_id AND s.hour = d.hour RETURNING s.*
    )
    INSERT INTO session_hour (session_id, hour, n, errors, changes)
    SELECT session_id, hour, sum(n), sum(errors), sum(changes) FROM gone GROUP BY 1, 2 HAVING sum(n) <> 0`);
}

const workTables = `
  CREATE TEMPORARY TABLE IF NOT EXISTS loose_issuance (LIKE issuance) ON COMMIT DELETE ROWS;
  CREATE TEMPORARY TABLE IF NOT EXISTS affected (id bigint PRIMARY KEY) ON COMMIT DELETE ROWS;
  CREATE TEMPORARY TABLE IF NOT EXISTS touched (id bigint PRIMARY KEY) ON COMMIT DELETE ROWS`;

async function stitchSome(client: pg.PoolClient): Promise<number> {
  await client.query(`
    WITH chosen AS (
      SELECT event_time, event_key FROM issuance WHERE NOT stitched ORDER BY event_time LIMIT ${perStep} FOR UPDATE
    ), marked AS (
      UPDATE issuance AS i SET stitched = true FROM chosen AS c
      WHERE i.event_time = c.event_time AND i.event_key = c.event_key RETURNING i.*
    )
    INSERT INTO loose_issuance SELECT * FROM marked`);
  await client.query(`
    WITH chosen AS (
      SELECT id FROM session WHERE NOT stitched ORDER BY id LIMIT ${perStep} FOR UPDATE
    ), marked AS (
      UPDATE session AS s SET stitched = true FROM chosen AS c WHERE s.id = c.id RETURNING s.id
    )
    INSERT INTO affected SELECT id FROM marked`);
  const { rows } = await client.query<{ n: number }>(`
    SELECT (SELECT count(*) FROM affected)::int + (SELECT count(*) FROM loose_issuance)::int AS n`);
  if ((rows[0]?.n ?? 0) === 0) return 0;
  await client.query('ANALYZE affected, loose_issuance');
  for (const statement of shapeSql) await client.query(statement);
  return rows[0]?.n ?? 0;
}
