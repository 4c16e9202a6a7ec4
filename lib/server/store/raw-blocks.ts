import { constants, zstdCompressSync } from 'node:zlib';
import { encodeRawBlock } from '#lib/core/cloudtrail/raw-block.ts';
import { CopyBuffer } from './copy-buffer.ts';
import type { EventBatch } from './event-batch.ts';

/** Records per block: a drawer opens one, and a block compresses well (about 160 KB of JSON). */
export const recordsPerBlock = 128;

/**
 * The COPY message for `raw_block` with the exact bytes of the rows that were new. Copies are not
 * kept twice: their bytes hold the same content. Null when nothing was new.
 */
export function encodeRawBlocks(
  batch: EventBatch,
  batchId: number,
  inserted: readonly number[],
): Buffer | null {
  if (inserted.length === 0) return null;
  const blocks = Map.groupBy(inserted, (seq) => Math.floor(seq / recordsPerBlock));
  const copy = new CopyBuffer(Math.max(1 << 16, batch.bytes / 6));
  for (const [block, seqs] of blocks) {
    const records = seqs
      .sort((a, b) => a - b)
      .flatMap((seq) => {
        const raw = batch.raws[seq];
        return raw === undefined ? [] : [{ seq, ...raw }];
      });
    copy.row(3);
    copy.safeInteger(batchId);
    copy.int32(block);
    copy.bytes(
      zstdCompressSync(encodeRawBlock(records), { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
    );
  }
  return copy.finish();
}
