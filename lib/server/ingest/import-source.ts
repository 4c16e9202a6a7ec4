import { setTimeout as sleep } from 'node:timers/promises';
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { ArchiveItem } from '../archive/archive-item.ts';
import { loadProgress } from '../store/load-progress.ts';
import { finishSource, holdSource, moveSource, startSource } from '../store/track-source.ts';
import type { IngestPool } from './ingest-pool.ts';
import type { FileResult } from './messages.ts';
import { faultOf } from './transient.ts';

/** How often the page may see a new number. */
const progressMs = 500;
/** A database that restarts is waited for here, trying again after ever longer pauses. */
const patienceMs = 60_000;
const firstPauseMs = 250;
const longestPauseMs = 5_000;

/** The reason to abort with when it is the process that ends, not the import that is unwanted. */
export class ProcessStopping extends Error {}

export interface ImportSourceOptions {
  readonly signal?: AbortSignal;
  /** Called where it was cancelled, when nothing is written of it any more and before its row says so. */
  readonly onCancelled?: () => Promise<void>;
  readonly onResult?: (result: FileResult) => void;
  readonly onRead?: (bytes: number) => void;
}

/** Where the documents come from; `onProgress` hears how many bytes of the source are worked through. */
export type OpenItems = (onProgress: (bytesRead: number) => void) => AsyncIterable<ArchiveItem>;

/**
 * Imports one source and says how it ended in its row; goes on where an earlier run stopped. Never
 * throws for what is wrong with the source: that is its state. Answers whether it went through.
 * Where the database is away for long, or its disk is full, the row says so and stays as one that
 * is worked on: whoever looks next goes on with it.
 */
export async function importSource(
  pool: IngestPool,
  prisma: PrismaClient,
  sourceId: string,
  open: OpenItems,
  options: ImportSourceOptions = {},
): Promise<boolean> {
  const { signal } = options;
  let until = performance.now() + patienceMs;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await importOnce(pool, prisma, sourceId, open, {
        ...options,
        onResult(result) {
          until = performance.now() + patienceMs;
          options.onResult?.(result);
        },
      });
    } catch (error) {
      // Its row stays as it is: whoever starts next goes on with it.
      if (signal?.reason instanceof ProcessStopping) return false;
      const fault = signal?.aborted === true ? null : faultOf(error);
      if (fault?.code === 'unavailable' && performance.now() < until) {
        await sleep(Math.min(longestPauseMs, firstPauseMs * 2 ** attempt));
      } else if (fault?.code === 'unavailable' || fault?.code === 'disk_full') {
        // Where not even this can be written, the sources' next reader finds out for itself.
        await holdSource(prisma, sourceId, fault).catch(() => undefined);
        return false;
      } else {
        if (fault === null) await options.onCancelled?.();
        await finishSource(prisma, sourceId, { state: fault === null ? 'cancelled' : 'failed', fault });
        return false;
      }
    }
  }
}

/**
 * One attempt, from where the rows say. Throws where it does not come to the end of the source;
 * false where the source came to its end without us.
 */
async function importOnce(
  pool: IngestPool,
  prisma: PrismaClient,
  sourceId: string,
  open: OpenItems,
  options: ImportSourceOptions,
): Promise<boolean> {
  let readBytes = 0;
  let shownBytes = 0;
  let begun = false;
  const timer = setInterval(() => {
    if (readBytes === shownBytes) return;
    shownBytes = readBytes;
    // A lost update is made good by the next one, or by the end.
    moveSource(prisma, sourceId, readBytes, begun).catch(() => undefined);
  }, progressMs);
  try {
    if (!(await startSource(prisma, sourceId))) return false;
    const progress = await loadProgress(prisma, sourceId);
    await pool.ingest({
      sourceId,
      ...progress,
      items: open((bytes) => {
        readBytes = bytes;
        options.onRead?.(bytes);
      }),
      signal: options.signal,
      onResult(result) {
        begun = true;
        options.onResult?.(result);
      },
    });
    clearInterval(timer);
    await moveSource(prisma, sourceId, readBytes, true);
    await finishSource(prisma, sourceId, { state: 'done', fault: null });
    return true;
  } finally {
    clearInterval(timer);
  }
}
