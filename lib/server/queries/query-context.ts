import { getDatabase } from '#lib/server/database/database.ts';
import type { QueryContext } from './read-snapshot.ts';

/** What a query needs, for a request of now. `signal`: the request's. */
export function queryContext(signal: AbortSignal): QueryContext {
  return { pool: getDatabase().pool, now: Date.now(), signal };
}
