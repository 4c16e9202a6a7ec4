import type pg from 'pg';
import { compactActivity } from './compact-activity.ts';

/**
 * After an import: the cube is merged, new pages of events get their filter of ids, and the planner
 * learns what came in. Autovacuum would do the latter within minutes, the ones in which people look.
 */
export async function settleStatistics(pool: pg.Pool): Promise<void> {
  await compactActivity(pool);
  await pool.query(
    `SELECT brin_summarize_new_values(indexrelid)
     FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
     WHERE amname = 'brin' AND relkind = 'i' AND indrelid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'event'::regclass)`,
  );
  await pool.query('ANALYZE event, activity, dictionary, term, event_copy');
}
