import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CubePart } from '#lib/core/cube/cube-part.ts';
import type { EventBatch } from './event-batch.ts';
import type { Novelty } from './novelty.ts';
import { encodeRawBlocks } from './raw-blocks.ts';

/** What rows of a batch add beside themselves; null where they add nothing. */
export interface Additions {
  /** To the hourly cube. */
  readonly part: CubePart | null;
  /** The COPY messages for `session_hour` and `raw_block`. */
  readonly hours: Buffer | null;
  readonly blocks: Buffer | null;
}

/** A batch that is ready to be written. */
export interface EncodedBatch {
  readonly batch: EventBatch;
  /** The COPY message for `event`. */
  readonly rows: Buffer;
  /**
   * Of all of its rows, which mostly are new: made before the transaction, which then waits for the database alone.
   * Null where that is not to be expected.
   */
  readonly additions: Additions | null;
}

/** Others have their turns in between: batches before this one are being sent. */
export async function encodeBatch(batch: EventBatch, novelty: Novelty): Promise<EncodedBatch> {
  const rows = batch.encodeRows();
  await nextTurn();
  const additions = novelty.doubtful ? null : await encodeAdditions(batch, [...batch.fileIds.keys()]);
  return { batch, rows, additions };
}

/** `seqs`: the rows that are new. */
export async function encodeAdditions(batch: EventBatch, seqs: readonly number[]): Promise<Additions> {
  const part = batch.cubePart(seqs);
  await nextTurn();
  return { part, hours: batch.encodeSessionHours(seqs), blocks: await encodeRawBlocks(batch, seqs) };
}
