import type { HealthResponse } from '#lib/core/contract/health.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';

/** Asks the database for a sign of life, in the tables that everything needs. */
export function readHealth(context: QueryContext): Promise<HealthResponse> {
  return readSnapshot({ ...context, timeoutMs: 2000 }, async (ask) => {
    await ask(Prisma.sql`SELECT FROM event LIMIT 1`);
    return { status: 'ok' };
  });
}
