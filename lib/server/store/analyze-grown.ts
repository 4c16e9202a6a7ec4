import type pg from 'pg';

/**
 * Tells the planner of what came, where it is a tenth or more of what it knows: a sample of a table costs
 * the same however little is new. `event` stands for its months and for all of them together.
 */
export async function analyzeGrown(pool: pg.Pool, tables: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(grown, [tables]);
  for (const { name } of rows) await pool.query(`ANALYZE ${name}`);
  const { rows: parents } = await pool.query<{ name: string }>(grownAsAWhole, [tables]);
  for (const { name } of parents) await pool.query(`ANALYZE ONLY ${name}`);
}

/**
 * Changes are counted by each connection and told a second later, so that the last of an import may not be
 * known yet; the number of pages is.
 */
const grown = `
  SELECT c.oid::regclass::text AS name
  FROM pg_class AS c LEFT JOIN pg_inherits ON inhrelid = c.oid
  WHERE coalesce(inhparent, c.oid) = ANY ($1::text[]::regclass[]) AND c.relkind = 'r' AND pg_relation_size(c.oid) > 0
    AND (greatest(pg_stat_get_last_analyze_time(c.oid), pg_stat_get_last_autoanalyze_time(c.oid)) IS NULL
      OR pg_relation_size(c.oid) > 1.1 * c.relpages * current_setting('block_size')::int
      OR pg_stat_get_mod_since_analyze(c.oid) > 0.1 * c.reltuples)
  ORDER BY 1`;

const grownAsAWhole = `
  SELECT c.oid::regclass::text AS name
  FROM pg_class AS c JOIN pg_inherits ON inhparent = c.oid JOIN pg_class AS part ON part.oid = inhrelid
  WHERE c.oid = ANY ($1::text[]::regclass[]) GROUP BY c.oid, c.reltuples
  HAVING sum(greatest(part.reltuples, 0)) NOT BETWEEN 0.9 * c.reltuples AND 1.1 * c.reltuples`;
