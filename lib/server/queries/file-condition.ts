import { Prisma } from '#prisma/generated/client.ts';
import { type Condition, fromNamed } from './condition.ts';
import type { Ask } from './read-snapshot.ts';

/**
 * What a file delivered: the events that it was first to bring, those that it brought once more,
 * and, where it was known by another with the same bytes, all of that one's. As keys, so that the
 * index by file and that of copies are used rather than all events looked through.
 */
export async function fileCondition(ask: Ask, file: number): Promise<Condition> {
  const rows = await ask<{ id: number }>(Prisma.sql`
    SELECT ${file}::int AS id UNION
    SELECT first.id FROM ingest_file AS f JOIN ingest_file AS first ON first.sha256 = f.sha256
    WHERE f.id = ${file}::int AND f.state = 'known' AND first.state IN ('done', 'damaged')`);
  const ids = rows.map((row) => row.id);
  return fromNamed(Prisma.sql`(event_time, event_key) IN (
    SELECT own.event_time, own.event_key FROM event AS own WHERE own.file_id = ANY (${ids}::int[])
    UNION ALL SELECT c.event_time, c.event_key FROM event_copy AS c WHERE c.file_id = ANY (${ids}::int[]))`);
}
