import { Prisma } from '#prisma/generated/client.ts';
import type { Ask } from './read-snapshot.ts';

/**
 * Runs a statement that finds events by an index of which PostgreSQL cannot know how few rows it
 * leaves, so that it would rather read whole months: the filter of hashed ids, whose order tells
 * nothing, and keys that each row of another table brings.
 */
export async function askByIndex<Row>(ask: Ask, sql: Prisma.Sql): Promise<Row[]> {
  await ask(Prisma.sql`SET LOCAL enable_seqscan = off`);
  const rows = await ask<Row>(sql);
  await ask(Prisma.sql`SET LOCAL enable_seqscan = on`);
  return rows;
}
