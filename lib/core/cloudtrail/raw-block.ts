/**
 * Exact bytes of up to 128 records as one block, before compression: a version byte, the number
 * of records, then for each its seq, its byte offset in the file and its length as varints
 * (LEB128), then the bytes of all in the same order.
 */
const version = 1;

export interface RawRecord {
  /** Position in its batch. */
  readonly seq: number;
  /** Byte offset in its file, uncompressed. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Throws RangeError where a number is no safe non-negative integer. */
export function encodeRawBlock(records: readonly RawRecord[]): Uint8Array {
  let length = 1 + varintLength(records.length);
  for (const { seq, offset, bytes } of records)
    length += varintLength(seq) + varintLength(offset) + varintLength(bytes.length) + bytes.length;
  const block = new Uint8Array(length);
  block[0] = version;
  let at = writeVarint(block, 1, records.length);
  for (const { seq, offset, bytes } of records) {
    at = writeVarint(block, at, seq);
    at = writeVarint(block, at, offset);
    at = writeVarint(block, at, bytes.length);
  }
  for (const { bytes } of records) {
    block.set(bytes, at);
    at += bytes.length;
  }
  return block;
}

/** The record `seq` of a block, as a view of it; null where the block does not hold it or is damaged. */
export function readRawRecord(block: Uint8Array, seq: number): { bytes: Uint8Array; offset: number } | null {
  if (block[0] !== version) return null;
  const cursor = { at: 1 };
  const count = readVarint(block, cursor);
  let before = 0;
  let found: { offset: number; length: number; before: number } | null = null;
  for (let i = 0; i < count; i++) {
    const own = readVarint(block, cursor);
    const offset = readVarint(block, cursor);
    const length = readVarint(block, cursor);
    if (Number.isNaN(length)) return null;
    if (own === seq) found ??= { offset, length, before };
    before += length;
  }
  if (found === null || cursor.at + before !== block.length) return null;
  const from = cursor.at + found.before;
  return { bytes: block.subarray(from, from + found.length), offset: found.offset };
}

function varintLength(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`no place in a raw block: ${value}`);
  let length = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++;
  return length;
}

function writeVarint(block: Uint8Array, at: number, value: number): number {
  let rest = value;
  // Division, not shifts: offsets go beyond 32 bits.
  for (; rest >= 128; rest = Math.floor(rest / 128)) block[at++] = (rest % 128) | 128;
  block[at++] = rest;
  return at;
}

/** NaN at the end of the block. */
function readVarint(block: Uint8Array, cursor: { at: number }): number {
  let value = 0;
  for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
    const byte = block[cursor.at++];
    if (byte === undefined) return Number.NaN;
    value += (byte & 127) * scale;
    if (byte < 128) return value;
  }
  return Number.NaN;
}
