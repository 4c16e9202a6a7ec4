import type pg from 'pg';
import {
  concerned,
  concernedByPrincipal,
  countBystanders,
  countIdle,
  countOthers,
  issuanceTables,
  readIssuances,
  spanOfChanged,
  takeIssuances,
  takeTwins,
} from './concerned-sql.ts';
import { forwarded } from './forwarded-sql.ts';
import { begin, inTransaction } from './in-transaction.ts';
import { dropShapes, takeDescendants, writeShapes } from './session-places-sql.ts';
import { findParents, switched } from './session-shape-sql.ts';

/** A key of the advisory lock of whoever stitches. */
const stitchLock = 0x53505354;
/** Sessions that one transaction works off: each reads through all issuances. */
const perStep = 250_000;

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
      await client.query(
        `SET statement_timeout = 0; SET work_mem = '64MB'; SET temp_buffers = '64MB'; SET jit = off; ${workTables}`,
      );
      let stitched = 0;
      while (stop?.aborted !== true) {
        // What a process that died had taken from the queues comes first.
        const n = await inTransaction(client, begin, () => workOffStep(client));
        if (n === 0 && !(await inTransaction(client, begin, () => takeFromQueues(client)))) break;
        stitched += n;
      }
      if (stitched > 0) await client.query('VACUUM loose_session, loose_issuance, due_session');
      return stitched;
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [stitchLock]);
    }
  } finally {
    // Its settings and temporary tables are no business of the pool's next user.
    client.release(true);
  }
}

/** Sums of a session's hours stay the same; those that came to nothing go. */
export async function compactSessionHours(pool: pg.Pool): Promise<void> {
  await pool.query(`
    WITH doubled AS (
      SELECT session_id, hour, key_id FROM session_hour GROUP BY 1, 2, 3 HAVING count(*) > 1 LIMIT 200000
    ), gone AS (
      DELETE FROM session_hour AS s USING doubled AS d
      WHERE s.session_id = d.session_id AND s.hour = d.hour AND s.key_id IS NOT DISTINCT FROM d.key_id RETURNING s.*
    )
    INSERT INTO session_hour (session_id, hour, key_id, n, errors, changes)
    SELECT session_id, hour, key_id, sum(n), sum(errors), sum(changes) FROM gone GROUP BY 1, 2, 3 HAVING sum(n) <> 0`);
}

const workTables = `
  ${issuanceTables};
  CREATE TEMPORARY TABLE IF NOT EXISTS affected (id bigint PRIMARY KEY) ON COMMIT DELETE ROWS;
  CREATE TEMPORARY TABLE IF NOT EXISTS shape (LIKE session_shape, PRIMARY KEY (session_id)) ON COMMIT DELETE ROWS`;

/**
 * Spreads what changed to the sessions that it concerns: each is worked off once, however often it
 * stands in a queue, the early ones first, on which later ones hang. Answers whether there were any.
 */
async function takeFromQueues(client: pg.PoolClient): Promise<boolean> {
  const { rowCount: calls } = await client.query(takeIssuances);
  await client.query('ANALYZE loose_call');
  await client.query(noteGone);
  const { rowCount: sessions } = await client.query(takeSessions);
  await client.query('ANALYZE affected');
  // By a first import all sessions are to be worked off anyway.
  if ((sessions ?? 0) < few || (await isAny(client, countIdle)))
    await addConcerned(client, (calls ?? 0) < few);
  const { rowCount } = await client.query(`
    INSERT INTO due_session (step, ids)
    SELECT step, array_agg(id) FROM (
      SELECT (row_number() OVER (ORDER BY s.created NULLS FIRST, a.id) - 1) / ${perStep} AS step, a.id
      FROM affected AS a LEFT JOIN session AS s ON s.id = a.id) AS due GROUP BY step`);
  return (rowCount ?? 0) > 0;
}

/** So few that each is sooner looked up than asked whether there is anything to find. */
const few = 10_000;

/** By an import of later days all of their time has come itself: it is asked before each is looked for. */
async function addConcerned(client: pg.PoolClient, look: boolean): Promise<void> {
  await client.query(readIssuances);
  await client.query('ANALYZE changed_issuance');
  if (look || (await isAny(client, countOthers))) await client.query(takeTwins);
  await client.query(concerned);
  const { rows } = await client.query<{ first: string; last: string }>(spanOfChanged);
  if (look || (await isAny(client, countBystanders, [rows[0]?.first, rows[0]?.last])))
    await client.query(concernedByPrincipal);
  for (const statement of [switched, forwarded]) await client.query(statement);
}

async function isAny(client: pg.PoolClient, count: string, values?: unknown[]): Promise<boolean> {
  const { rows } = await client.query<{ n: string }>(count, values);
  return Number(rows[0]?.n) > 0;
}

/** Only what was moved is looked up: what an import brought is there. */
const noteGone = `
  WITH looked AS MATERIALIZED (
    SELECT event_time, event_key, moved AND NOT EXISTS (
      SELECT FROM event AS e WHERE e.event_time = c.event_time AND e.event_key = c.event_key OFFSET 0) AS gone
    FROM loose_call AS c
  ), back AS (
    DELETE FROM gone_issuance AS g USING looked AS l
    WHERE g.event_time = l.event_time AND g.event_key = l.event_key AND NOT l.gone
  )
  INSERT INTO gone_issuance SELECT event_time, event_key FROM looked WHERE gone ON CONFLICT DO NOTHING`;

const takeSessions = `
  WITH taken AS (DELETE FROM loose_session RETURNING ids)
  INSERT INTO affected SELECT DISTINCT id FROM taken, unnest(ids) AS id ORDER BY id`;

async function workOffStep(client: pg.PoolClient): Promise<number> {
  const { rowCount } = await client.query(`
    WITH taken AS (DELETE FROM due_session WHERE step = (SELECT min(step) FROM due_session) RETURNING ids)
    INSERT INTO affected SELECT DISTINCT id FROM taken, unnest(ids) AS id ORDER BY id`);
  if ((rowCount ?? 0) === 0) return 0;
  await client.query('ANALYZE affected');
  await client.query(findParents);
  await client.query(dropShapes);
  await client.query(takeDescendants);
  await client.query('ANALYZE shape (session_id, parent_id)');
  await client.query(writeShapes);
  return rowCount ?? 0;
}
