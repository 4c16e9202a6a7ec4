import type { PrismaClient } from '#prisma/generated/client.ts';

/** Sources that nobody may be working on any more: queued or begun, oldest first. */
export async function findWaitingSources(prisma: PrismaClient): Promise<string[]> {
  const sources = await prisma.ingestSource.findMany({
    where: { state: { in: ['queued', 'working'] } },
    orderBy: { createdAt: 'asc' },
    take: 10_000,
    select: { id: true },
  });
  return sources.map((source) => source.id);
}
