import type pg from 'pg';
import { compactActivity } from './compact-activity.ts';

/**
 * After an import: the cube is merged and the planner learns what came in. Autovacuum would do the
 * latter within minutes, which are the ones in which people look.
 */
export async function settleStatistics(pool: pg.Pool): Promise<void> {
  await compactActivity(pool);
  await pool.query('ANALYZE event, activity, dictionary, event_copy');
}
