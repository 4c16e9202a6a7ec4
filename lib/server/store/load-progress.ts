import type { PrismaClient } from '#prisma/generated/client.ts';

export interface SourceProgress {
  /** Ordinals of documents that an earlier run over the same source has finished. */
  readonly done: ReadonlySet<number>;
  /** Documents it was in the middle of: the row and the pieces that are committed. */
  readonly resume: ReadonlyMap<number, { fileId: number; pieces: number }>;
  /** Documents to read once more: the row that its successor replaces. */
  readonly replace: ReadonlyMap<number, number>;
}

export async function loadProgress(prisma: PrismaClient, sourceId: string): Promise<SourceProgress> {
  const files = await prisma.ingestFile.findMany({
    where: { sourceId },
    select: { id: true, ordinal: true, state: true, pieces: true, retry: true },
  });
  return {
    done: new Set(
      files.filter((file) => file.state !== 'working' && !file.retry).map((file) => file.ordinal),
    ),
    resume: new Map(
      files
        .filter((file) => file.state === 'working' && !file.retry)
        .map((file) => [file.ordinal, { fileId: file.id, pieces: file.pieces }]),
    ),
    replace: new Map(files.filter((file) => file.retry).map((file) => [file.ordinal, file.id])),
  };
}
