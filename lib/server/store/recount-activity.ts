import type pg from 'pg';
import type { CubeCell } from '#lib/core/cube/cube-part.ts';
import { addCells } from './activity-parts.ts';
import { compactActivity } from './compact-activity.ts';
import { type CellRow, cellsAsJson, cubeColumns, hourOfEvent, readCells } from './cube-columns.ts';
import { inTransaction } from './in-transaction.ts';
import { beginWithdrawal } from './writing-lock.ts';

const dayMs = 86_400_000;

/**
 * Counts the hourly cube from the events where it is not there at all: a database that kept it in
 * another form. Answers whether it did. Nobody writes events meanwhile.
 */
export async function recountActivity(pool: pg.Pool, say: (line: string) => void): Promise<boolean> {
  if (!(await isMissing(pool))) return false;
  say('Counting events by the hour, once …');
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    await inTransaction(client, beginWithdrawal, async () => {
      if (!(await isMissing(client))) return;
      for await (const cells of countDays(client)) await addCells(client, cells);
    });
  } finally {
    client.release(true);
  }
  await compactActivity(pool);
  return true;
}

async function isMissing(client: pg.Pool | pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ missing: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM activity_part)
            AND EXISTS (SELECT FROM event WHERE event_time > '-infinity') AS missing`,
  );
  return rows[0]?.missing === true;
}

/** The cells of all events, day by day: bounds memory. */
export async function* countDays(client: pg.PoolClient): AsyncGenerator<CubeCell[]> {
  for (let after = -Infinity; ; ) {
    const next = await firstTime(client, after);
    if (next === null) return;
    const from = Math.floor(next / dayMs) * dayMs;
    after = from + dayMs;
    const { rows } = await client.query<{ cells: CellRow[] }>(
      `WITH counted AS (
         SELECT event_time, ${hourOfEvent} AS hour, ${cubeColumns} FROM event
         WHERE event_time >= $1 AND event_time < $2)
       SELECT ${cellsAsJson('counted')} AS cells`,
      [timeText(from), timeText(after)],
    );
    yield readCells(rows[0]?.cells ?? [], 1);
  }
}

/** Time of the first event from a time on, milliseconds since 1970. */
async function firstTime(client: pg.PoolClient, from: number): Promise<number | null> {
  const { rows } = await client.query<{ ms: string | null }>(
    `SELECT extract(epoch FROM min(event_time)) * 1000 AS ms FROM event
     WHERE event_time > '-infinity' AND ($1::timestamptz IS NULL OR event_time >= $1)`,
    [from === -Infinity ? null : timeText(from)],
  );
  const ms = rows[0]?.ms ?? null;
  return ms === null ? null : Number(ms);
}

function timeText(ms: number): string {
  return new Date(ms).toISOString();
}
