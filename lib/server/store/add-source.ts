import type { PrismaClient } from '#prisma/generated/client.ts';
import { cleanText } from './clean-column.ts';

/** A source whose bytes are all here: queued for a worker. `place`: where they are. Answers its id. */
export async function addSource(
  prisma: PrismaClient,
  source: { runId: string; name: string; place: string; sizeBytes: number },
): Promise<string> {
  const { id } = await prisma.ingestSource.create({
    data: {
      runId: source.runId,
      name: cleanText(source.name),
      place: source.place,
      state: 'queued',
      sizeBytes: BigInt(source.sizeBytes),
    },
    select: { id: true },
  });
  return id;
}
