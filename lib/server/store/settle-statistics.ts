import type pg from 'pg';
import { analyzeGrown } from './analyze-grown.ts';
import { compactActivity } from './compact-activity.ts';
import { compactSessionHours, stitchSessions } from './stitch-sessions.ts';

/**
 * After an import: the cube is merged, new pages of events get their filter of ids, keys that wait in
 * lists, which every search would read through, go to their places, and the planner learns what came
 * in; credential sessions are linked. Autovacuum would do some of it within minutes, the ones in which people look.
 */
export async function settleStatistics(pool: pg.Pool): Promise<void> {
  await compactActivity(pool);
  await compactSessionHours(pool);
  await pool.query(
    `SELECT brin_summarize_new_values(indexrelid)
     FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
     WHERE amname = 'brin' AND relkind = 'i' AND indrelid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'event'::regclass)`,
  );
  await pool.query(
    `SELECT gin_clean_pending_list(indexrelid)
     FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
     LEFT JOIN pg_inherits ON inhrelid = indrelid
     WHERE amname = 'gin' AND relkind = 'i' AND coalesce(inhparent, indrelid) IN ('event'::regclass, 'dictionary'::regclass, 'term'::regclass)`,
  );
  await analyzeGrown(pool, [
    'event',
    'dictionary',
    'term',
    'event_copy',
    'session',
    'session_hour',
    'issuance',
  ]);
  await stitchSessions(pool);
  await analyzeGrown(pool, ['session_shape']);
}
