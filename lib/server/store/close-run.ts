import type { PrismaClient } from '#prisma/generated/client.ts';
import { finishRunWhenDone } from './track-source.ts';

/**
 * No more sources will come than are here: the run ends when those are done, at once where they
 * are. A finished run stays as it is. Answers whether there is such a run.
 */
export async function closeRun(prisma: PrismaClient, id: string): Promise<boolean> {
  const found = await prisma.$executeRaw`
    UPDATE ingest_run
    SET expected = CASE WHEN finished_at IS NULL THEN arrived ELSE expected END
    WHERE id = ${id}::uuid`;
  await finishRunWhenDone(prisma, id);
  return found > 0;
}
