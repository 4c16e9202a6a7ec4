import type { PrismaClient } from '#prisma/generated/client.ts';
import { cleanText } from './clean-column.ts';

/**
 * A source whose bytes are all here: queued for a worker. `place`: where they are. Answers its id;
 * for a spool file that was added before, the id it has. A run that was over works again: nothing may
 * take it for finished, and delete it, while a late file is read.
 */
export async function addSource(
  prisma: PrismaClient,
  source: { runId: string; name: string; place: string; sizeBytes: number },
): Promise<string> {
  const added = await prisma.$queryRaw<{ id: string }[]>`
    WITH added AS (
      INSERT INTO ingest_source (run_id, name, place, state, size_bytes)
      VALUES (${source.runId}::uuid, ${cleanText(source.name)}, ${source.place}, 'queued', ${source.sizeBytes})
      ON CONFLICT (place) WHERE place LIKE 'spool:%' DO NOTHING
      RETURNING id, run_id
    ), counted AS (
      UPDATE ingest_run
      SET arrived = arrived + 1, expected = greatest(expected, arrived + 1), finished_at = NULL
      FROM added WHERE ingest_run.id = added.run_id
    )
    SELECT id FROM added`;
  const [
    row = await prisma.ingestSource.findFirstOrThrow({
      where: { place: source.place },
      select: { id: true },
    }),
  ] = added;
  return row.id;
}
