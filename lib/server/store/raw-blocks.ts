import { setImmediate as nextTurn } from 'node:timers/promises';
import { constants, zstdCompressSync } from 'node:zlib';
import { encodeRawBlock, type RawRecord } from '#lib/core/cloudtrail/raw-block.ts';
import { CopyBuffer } from './copy-buffer.ts';
import type { EventBatch } from './event-batch.ts';

/**
 * A block ends with the record that brings it here. Larger ones compress better, smaller ones open
 * faster: measured in docs/decisions/0004-the-way-into-the-tables.md.
 */
const blockBytes = 1 << 20;
const blockRecords = 1024;

const compression = {
  params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 20 },
};

/** A block before it is compressed, one after the other: enough for all but records of a megabyte. */
const room = new Uint8Array(2 * blockBytes);

export const rawBlockColumns = 'batch, first_seq, last_seq, bytes';

/**
 * The COPY message for `raw_block` with the exact bytes of the rows that were new. Copies are not
 * kept twice: their bytes hold the same content. Null when nothing was new.
 */
export async function encodeRawBlocks(
  batch: EventBatch,
  inserted: readonly number[],
): Promise<Buffer | null> {
  if (inserted.length === 0) return null;
  const copy = new CopyBuffer(Math.max(1 << 16, batch.bytes / 6));
  for (const records of cutBlocks(batch, inserted)) {
    copy.row(4);
    copy.safeInteger(batch.id);
    copy.int32(records[0]?.seq ?? 0);
    copy.int32(records.at(-1)?.seq ?? 0);
    copy.bytes(zstdCompressSync(encodeRawBlock(records, room), compression));
    await nextTurn();
  }
  return copy.finish();
}

function* cutBlocks(batch: EventBatch, seqs: readonly number[]): Generator<RawRecord[]> {
  let records: RawRecord[] = [];
  let bytes = 0;
  for (const seq of seqs.toSorted((a, b) => a - b)) {
    const raw = batch.raws.at(seq);
    if (raw === null) continue;
    records.push({ seq, offset: raw.offset, bytes: raw.bytes });
    bytes += raw.bytes.length;
    if (bytes < blockBytes && records.length < blockRecords) continue;
    yield records;
    records = [];
    bytes = 0;
  }
  if (records.length > 0) yield records;
}
