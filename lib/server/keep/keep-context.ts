import { getDatabase } from '../database/database.ts';
import { queryContext } from '../queries/query-context.ts';
import type { QueryContext } from '../queries/read-snapshot.ts';

type KeepContext = QueryContext & { readonly prisma: ReturnType<typeof getDatabase>['prisma'] };

/** A query's context with what writes. `signal`: the request's. */
export function keepContext(signal: AbortSignal): KeepContext {
  return { ...queryContext(signal), prisma: getDatabase().prisma };
}
