import type { PrismaClient } from '#prisma/generated/client.ts';
import type { ArchiveItem } from '../archive/archive-item.ts';
import { loadProgress } from '../store/load-progress.ts';
import { finishSource, moveSource, startSource } from '../store/track-source.ts';
import type { IngestPool } from './ingest-pool.ts';
import type { FileResult } from './messages.ts';
import { faultOf } from './transient.ts';

/** How often the page may see a new number. */
const progressMs = 500;

/** The reason to abort with when it is the process that ends, not the import that is unwanted. */
export class ProcessStopping extends Error {}

export interface ImportSourceOptions {
  readonly signal?: AbortSignal;
  readonly onResult?: (result: FileResult) => void;
  readonly onRead?: (bytes: number) => void;
}

/** Where the documents come from; `onProgress` hears how many bytes of the source are worked through. */
export type OpenItems = (onProgress: (bytesRead: number) => void) => AsyncIterable<ArchiveItem>;

/**
 * Imports one source and says how it ended in its row; goes on where an earlier run stopped. Never
 * throws for what is wrong with the source: that is its state. Answers whether it went through.
 */
export async function importSource(
  pool: IngestPool,
  prisma: PrismaClient,
  sourceId: string,
  open: OpenItems,
  options: ImportSourceOptions = {},
): Promise<boolean> {
  let readBytes = 0;
  let shownBytes = 0;
  const timer = setInterval(() => {
    if (readBytes === shownBytes) return;
    shownBytes = readBytes;
    // A lost update is made good by the next one, or by the end.
    moveSource(prisma, sourceId, readBytes).catch(() => undefined);
  }, progressMs);
  try {
    await startSource(prisma, sourceId);
    const { done, resume, replace, ordinalAt } = await loadProgress(prisma, sourceId);
    await pool.ingest({
      sourceId,
      items: open((bytes) => {
        readBytes = bytes;
        options.onRead?.(bytes);
      }),
      done,
      resume,
      replace,
      ordinalAt,
      signal: options.signal,
      ...(options.onResult === undefined ? {} : { onResult: options.onResult }),
    });
    clearInterval(timer);
    await moveSource(prisma, sourceId, readBytes);
    await finishSource(prisma, sourceId, { state: 'done', fault: null });
    return true;
  } catch (error) {
    clearInterval(timer);
    // Its row stays as it is: whoever starts next goes on with it.
    if (options.signal?.reason instanceof ProcessStopping) return false;
    const cancelled = options.signal?.aborted === true;
    await finishSource(prisma, sourceId, {
      state: cancelled ? 'cancelled' : 'failed',
      fault: cancelled ? null : faultOf(error),
    });
    return false;
  } finally {
    clearInterval(timer);
  }
}
