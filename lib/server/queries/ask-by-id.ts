import { Prisma } from '#prisma/generated/client.ts';
import type { Ask } from './read-snapshot.ts';

/**
 * Runs a statement that finds events by the hash of an id, by event_ids_idx. PostgreSQL cannot know how
 * few pages that filter leaves, as ids are in no order, and would rather read whole months.
 */
export async function askById<Row>(ask: Ask, sql: Prisma.Sql): Promise<Row[]> {
  await ask(Prisma.sql`SET LOCAL enable_seqscan = off`);
  const rows = await ask<Row>(sql);
  await ask(Prisma.sql`SET LOCAL enable_seqscan = on`);
  return rows;
}
