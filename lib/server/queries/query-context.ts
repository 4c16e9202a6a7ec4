import { howToNarrow } from '#lib/core/view/how-to-narrow.ts';
import type { View } from '#lib/core/view/view.ts';
import { getDatabase } from '#lib/server/database/database.ts';
import type { QueryContext } from './read-snapshot.ts';

/** What a query needs, for a request of now. `signal`: the request's; `view`: what it asks, where it asks by one. */
export function queryContext(signal: AbortSignal, view?: View): QueryContext {
  const narrowing = view === undefined ? undefined : () => howToNarrow(view);
  return { pool: getDatabase().pool, now: Date.now(), signal, ...(narrowing && { narrowing }) };
}
