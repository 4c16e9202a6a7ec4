import type { PrismaClient } from '#prisma/generated/client.ts';

/** Whether a source has files that a later version of Spoor, or luck, might read better. */
export async function needsAnotherTry(prisma: PrismaClient, sourceId: string): Promise<boolean> {
  const found = await prisma.ingestFile.findFirst({
    where: { sourceId, state: { in: ['rejected', 'damaged'] } },
    select: { id: true },
  });
  return found !== null;
}
