import type pg from 'pg';
import { findWrongCells } from '#lib/server/store/find-wrong-cells.ts';
import { fingerprint } from '#lib/server/store/fingerprint.ts';

/** What must be the same however often anything was killed on the way. */
export interface EndState {
  readonly content: string;
  readonly events: number;
  /** What is wrong in itself, whatever an undisturbed import says. Empty is the demand. */
  readonly faults: readonly string[];
}

const checks: Readonly<Record<string, string>> = {
  'events without their bytes': `SELECT count(*) AS n FROM event AS e WHERE NOT EXISTS (
     SELECT FROM raw_block AS r WHERE r.batch = e.batch AND e.seq BETWEEN r.first_seq AND r.last_seq)`,
  'files that are not finished': "SELECT count(*) AS n FROM ingest_file WHERE state = 'working'",
  'sources that are not done': "SELECT count(*) AS n FROM ingest_source WHERE state <> 'done'",
  'files whose events are not all there': `SELECT count(*) AS n FROM ingest_file AS f
     WHERE state <> 'known' AND (f.records <> f.inserted + f.known + f.rejected
       OR f.inserted <> (SELECT count(*) FROM event AS e WHERE e.file_id = f.id))`,
};

export async function readEndState(pool: pg.Pool): Promise<EndState> {
  const faults: string[] = [];
  for (const [what, sql] of Object.entries(checks)) {
    const { rows } = await pool.query<{ n: string }>(sql);
    if (rows[0]?.n !== '0') faults.push(`${rows[0]?.n} ${what}`);
  }
  const wrongCells = await findWrongCells(pool);
  if (wrongCells.length > 0)
    faults.push(`${wrongCells.length} cells of the cube that are no count of the events`);
  faults.push(...(await checkIndexes(pool)));
  const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM event');
  return { content: await fingerprint(pool), events: rows[0]?.n ?? 0, faults };
}

/** amcheck over every table and index of the schema: structure, and that each row is in its indexes. */
async function checkIndexes(pool: pg.Pool): Promise<string[]> {
  await pool.query('CREATE EXTENSION IF NOT EXISTS amcheck');
  const faults: string[] = [];
  const { rows: indexes } = await pool.query<{ name: string; kind: string }>(
    `SELECT c.oid::regclass::text AS name, amname AS kind FROM pg_class AS c JOIN pg_am ON pg_am.oid = c.relam
     WHERE c.relkind = 'i' AND amname IN ('btree', 'gin') AND c.relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace)`,
  );
  for (const { name, kind } of indexes) {
    const check = kind === 'btree' ? 'bt_index_check($1::regclass, true)' : 'gin_index_check($1::regclass)';
    await pool.query(`SELECT ${check}`, [name]).catch((error: unknown) => faults.push(`${name}: ${error}`));
  }
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace)`,
  );
  for (const { name } of tables) {
    const { rows } = await pool.query<{ msg: string }>(
      'SELECT msg FROM verify_heapam($1::regclass, check_toast => true)',
      [name],
    );
    faults.push(...rows.map(({ msg }) => `${name}: ${msg}`));
  }
  return faults;
}

/** Of sources that somebody saw as done: those that are so no longer, or that lack an event. */
export async function findBroken(pool: pg.Pool, acknowledged: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM unnest($1::uuid[]) AS seen (id)
     WHERE NOT EXISTS (SELECT FROM ingest_source AS s WHERE s.id = seen.id AND s.state = 'done')
        OR EXISTS (SELECT FROM ingest_file AS f WHERE f.source_id = seen.id
                   AND (f.state = 'working' OR f.state <> 'known'
                        AND f.inserted <> (SELECT count(*) FROM event AS e WHERE e.file_id = f.id)))`,
    [acknowledged],
  );
  return rows[0]?.n ?? 0;
}
