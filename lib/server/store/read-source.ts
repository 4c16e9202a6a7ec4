import type { PrismaClient } from '#prisma/generated/client.ts';

export interface StoredSource {
  readonly id: string;
  readonly runId: string;
  readonly name: string;
  readonly place: string;
  readonly state: string;
  readonly sizeBytes: number;
}

export async function readSource(prisma: PrismaClient, id: string): Promise<StoredSource | null> {
  const source = await prisma.ingestSource.findUnique({ where: { id } });
  return source === null ? null : { ...source, sizeBytes: Number(source.sizeBytes) };
}
