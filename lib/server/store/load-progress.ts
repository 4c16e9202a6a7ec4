import type { PrismaClient } from '#prisma/generated/client.ts';
import { cleanText } from './clean-column.ts';

export interface SourceProgress {
  /** Ordinals of documents that an earlier run over the same source has finished. */
  readonly done: ReadonlySet<number>;
  /** Documents it was in the middle of: the row and the pieces that are committed. */
  readonly resume: ReadonlyMap<number, { fileId: number; pieces: number }>;
  /** Documents to read once more: the row that its successor replaces. */
  readonly replace: ReadonlyMap<number, number>;
  /** The ordinal of the document that is read at a position, counted from 0. */
  readonly ordinalAt: (position: number, path: string) => number;
}

export async function loadProgress(prisma: PrismaClient, sourceId: string): Promise<SourceProgress> {
  const files = await prisma.ingestFile.findMany({
    where: { sourceId },
    orderBy: { ordinal: 'asc' },
    select: { id: true, ordinal: true, path: true, state: true, pieces: true, retry: true },
  });
  const again = files.some((file) => file.retry);
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
    ordinalAt: again ? byPath(files) : (position) => position,
  };
}

/**
 * Where a finished source is read once more, perhaps by a newer Spoor that opens more of it: an
 * entry that was one rejected file may be many documents now, and all that follow move. The same
 * path is the same document; what has no row yet comes after all that have one.
 */
function byPath(files: readonly { ordinal: number; path: string }[]): SourceProgress['ordinalAt'] {
  const ordinals = Map.groupBy(files, (file) => file.path);
  let next = (files.at(-1)?.ordinal ?? -1) + 1;
  return (_, path) => {
    const known = ordinals.get(cleanText(path))?.shift();
    if (known !== undefined) return known.ordinal;
    next += 1;
    return next - 1;
  };
}
