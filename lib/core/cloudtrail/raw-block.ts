/**
 * Exact bytes of records of one batch as one block, before compression: a version byte, the number of
 * records, then for each, by rising seq, three varints (LEB128) that are small most of the time: seqs
 * left out since the record before; bytes between the end of that record and this one, below zero in
 * another file; length. Then the bytes of all in the order of their length, where records of one kind
 * meet: a fifteenth less when compressed.
 *
 * Version 1, of earlier imports: seq, offset and length as they are, the bytes in the same order.
 */
const version = 2;
const oldVersion = 1;
/** Offsets from here on have no place in it. */
const maxOffset = 2 ** 50;
const varintBytes = 8;

export interface RawRecord {
  /** Position in its batch. */
  readonly seq: number;
  /** Byte offset in its file, uncompressed. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export interface RawBlock {
  /** The record `seq`, as a view of the block; null where it does not hold it. */
  record(seq: number): { bytes: Uint8Array; offset: number } | null;
}

/**
 * `records` by rising seq. Throws RangeError where a seq or an offset has no place. The answer is a view of
 * `room` where that is enough.
 */
export function encodeRawBlock(
  records: readonly RawRecord[],
  room: Uint8Array = new Uint8Array(0),
): Uint8Array {
  let size = 1 + varintBytes + 3 * varintBytes * records.length;
  for (const { bytes } of records) size += bytes.length;
  const block = room.length >= size ? room : new Uint8Array(size);
  block[0] = version;
  let at = writeVarint(block, 1, records.length);
  let nextSeq = 0;
  let end = 0;
  for (const { seq, offset, bytes } of records) {
    if (!Number.isSafeInteger(seq) || seq < nextSeq || !(offset >= 0 && offset < maxOffset))
      throw new RangeError(`no place in a raw block: record ${seq} at ${offset}`);
    at = writeVarint(block, at, seq - nextSeq);
    at = writeVarint(block, at, foldSign(offset - end));
    at = writeVarint(block, at, bytes.length);
    nextSeq = seq + 1;
    end = offset + bytes.length;
  }
  for (const index of byLength(records.map(({ bytes }) => bytes.length))) {
    const bytes = records[index]?.bytes ?? new Uint8Array();
    block.set(bytes, at);
    at += bytes.length;
  }
  return block.subarray(0, at);
}

/** Null where the block is damaged. */
export function openRawBlock(block: Uint8Array): RawBlock | null {
  const format = block[0];
  if (format !== version && format !== oldVersion) return null;
  const cursor = { at: 1 };
  const count = readVarint(block, cursor);
  const seqs = new Map<number, number>();
  const offsets: number[] = [];
  const lengths: number[] = [];
  let nextSeq = 0;
  let end = 0;
  for (let index = 0; index < count; index += 1) {
    const seq = readVarint(block, cursor);
    const offset = readVarint(block, cursor);
    const length = readVarint(block, cursor);
    if (Number.isNaN(length)) return null;
    seqs.set(format === version ? nextSeq + seq : seq, index);
    offsets.push(format === version ? end + unfoldSign(offset) : offset);
    lengths.push(length);
    nextSeq += seq + 1;
    end = (offsets[index] ?? 0) + length;
  }
  const starts: number[] = [];
  let at = cursor.at;
  for (const index of format === version ? byLength(lengths) : lengths.keys()) {
    starts[index] = at;
    at += lengths[index] ?? 0;
  }
  // NaN, where the number of records could not be read, is no length either.
  if (at !== block.length || offsets.length !== count) return null;
  return {
    record(seq) {
      const index = seqs.get(seq);
      if (index === undefined) return null;
      const start = starts[index] ?? 0;
      return { bytes: block.subarray(start, start + (lengths[index] ?? 0)), offset: offsets[index] ?? 0 };
    },
  };
}

/** Indexes of `lengths`, the shortest first, equal ones in their order. */
function byLength(lengths: readonly number[]): Float64Array {
  const { length } = lengths;
  // Both in one number: such are sorted without asking anybody which comes first.
  const keys = Float64Array.from(lengths, (bytes, index) => bytes * length + index);
  return keys.sort().map((key) => key % length);
}

/** 0, -1, 1, -2 … as 0, 1, 2, 3 …: small either way. */
function foldSign(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unfoldSign(folded: number): number {
  return folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2;
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
