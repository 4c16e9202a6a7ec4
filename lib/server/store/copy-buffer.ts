/**
 * A growing buffer of PostgreSQL's binary COPY format (sql-copy.html, "Binary Format"): the
 * cheapest way in, as neither side formats or parses text and 64-bit ids need no BigInt.
 */
const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
/** Numbers of types, as arrays name those of their elements. */
export const int8Oid = 20;
export const timestamptzOid = 1184;
export const uuidOid = 2950;
/** Milliseconds from 1970 to 2000, PostgreSQL's epoch. */
const postgresEpoch = 946_684_800_000;
const twoTo32 = 4_294_967_296;

export class CopyBuffer {
  #bytes: Buffer;
  #length = 0;

  constructor(initialBytes = 1 << 20) {
    this.#bytes = Buffer.allocUnsafe(initialBytes);
    this.#bytes.set(signature, 0);
    this.#bytes.fill(0, signature.length, signature.length + 8);
    this.#length = signature.length + 8;
  }

  get length(): number {
    return this.#length;
  }

  /** The bytes that it holds room for. */
  get capacity(): number {
    return this.#bytes.length;
  }

  /** Nothing but the header, with room for as much as before. */
  clear(): void {
    this.#length = signature.length + 8;
  }

  /** What is written so far, header included. Valid until the next write. */
  view(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** The finished message. The buffer is not to be written to afterwards. */
  finish(): Buffer {
    this.#reserve(2);
    this.#bytes.writeInt16BE(-1, this.#length);
    this.#length += 2;
    return this.#bytes.subarray(0, this.#length);
  }

  // Byte stores are several times as fast as Buffer's checked writers, and these run 25 times a row.

  row(columns: number): void {
    this.#reserve(2);
    const at = this.#length;
    this.#bytes[at] = columns >>> 8;
    this.#bytes[at + 1] = columns;
    this.#length = at + 2;
  }

  null(): void {
    this.#reserve(4);
    this.#word(-1);
  }

  int16(value: number): void {
    this.#reserve(6);
    this.#word(2);
    const at = this.#length;
    this.#bytes[at] = value >>> 8;
    this.#bytes[at + 1] = value;
    this.#length = at + 2;
  }

  int32(value: number): void {
    this.#reserve(8);
    this.#word(4);
    this.#word(value);
  }

  /** A bigint column from its two halves, both as signed 32-bit integers. */
  int64(high: number, low: number): void {
    this.#reserve(12);
    this.#word(8);
    this.#word(high);
    this.#word(low);
  }

  /** The same of an id, null where there is none. */
  id(id: { readonly high: number; readonly low: number } | null): void {
    if (id === null) this.null();
    else this.int64(id.high, id.low);
  }

  /** A whole number within ±2^53. */
  safeInteger(value: number): void {
    this.int64(Math.floor(value / twoTo32) | 0, value | 0);
  }

  /** A timestamptz from milliseconds since 1970; null is '-infinity', Spoor's mark of an unusable time. */
  timestamp(milliseconds: number | null): void {
    if (milliseconds === null) {
      this.int64(-0x80000000, 0);
      return;
    }
    const micros = (milliseconds - postgresEpoch) * 1000;
    if (Number.isSafeInteger(micros)) this.safeInteger(micros);
    else this.bigint(BigInt(milliseconds - postgresEpoch) * 1000n);
  }

  bigint(value: bigint): void {
    this.int64(Number(value >> 32n), Number(BigInt.asIntN(32, value)));
  }

  boolean(value: boolean): void {
    this.#reserve(5);
    this.#word(1);
    this.#bytes[this.#length] = Number(value);
    this.#length += 1;
  }

  /** Columns that another buffer has encoded. */
  encoded(columns: Uint8Array): void {
    this.#reserve(columns.length);
    this.#bytes.set(columns, this.#length);
    this.#length += columns.length;
  }

  bytes(value: Uint8Array): void {
    this.#reserve(4 + value.length);
    this.#bytes.writeInt32BE(value.length, this.#length);
    this.#bytes.set(value, this.#length + 4);
    this.#length += 4 + value.length;
  }

  /** Bytes given as characters of one byte each. */
  latin1(value: string): void {
    this.#reserve(4 + value.length);
    this.#word(value.length);
    for (let index = 0; index < value.length; index += 1) {
      this.#bytes[this.#length + index] = value.charCodeAt(index);
    }
    this.#length += value.length;
  }

  text(value: string): void {
    // Three bytes a UTF-16 unit is UTF-8's worst case.
    this.#reserve(4 + value.length * 3);
    const start = this.#length + 4;
    const written = this.#ascii(value, start) ? value.length : this.#bytes.write(value, start);
    this.#word(written);
    this.#length += written;
  }

  textOrNull(value: string | null): void {
    if (value === null) this.null();
    else this.text(value);
  }

  /** A bigint[] of `count` elements, each to follow by `arrayInt64`. */
  startInt64Array(count: number): void {
    this.startArray(int8Oid, 8, count);
  }

  /** An array of `count` elements of `width` bytes, each to follow as a column does. */
  startArray(typeOid: number, width: number, count: number): void {
    const size = count * (4 + width);
    this.#reserve(24 + size);
    const bytes = this.#bytes;
    const at = this.#length;
    bytes.writeInt32BE(count === 0 ? 12 : 20 + size, at);
    bytes.writeInt32BE(count === 0 ? 0 : 1, at + 4);
    bytes.writeInt32BE(0, at + 8);
    bytes.writeInt32BE(typeOid, at + 12);
    this.#length = at + 16;
    if (count === 0) return;
    bytes.writeInt32BE(count, at + 16);
    bytes.writeInt32BE(1, at + 20);
    this.#length = at + 24;
  }

  arrayInt64(high: number, low: number): void {
    this.int64(high, low);
  }

  /** False where the text is not all ASCII: then what it wrote is to be overwritten. */
  #ascii(value: string, start: number): boolean {
    const bytes = this.#bytes;
    for (let index = 0; index < value.length; index += 1) {
      const unit = value.charCodeAt(index);
      if (unit > 0x7f) return false;
      bytes[start + index] = unit;
    }
    return true;
  }

  /** Four bytes, for which there is room. */
  #word(value: number): void {
    const bytes = this.#bytes;
    const at = this.#length;
    bytes[at] = value >>> 24;
    bytes[at + 1] = value >>> 16;
    bytes[at + 2] = value >>> 8;
    bytes[at + 3] = value;
    this.#length = at + 4;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}

/** A finished message of the rows of another in a new order; `starts` are where its rows begin. */
export function joinRows(rows: Buffer, starts: readonly number[], order: Uint32Array): Buffer {
  const header = signature.length + 8;
  const message = Buffer.allocUnsafe(rows.length + 2);
  let at = rows.copy(message, 0, 0, header);
  for (const index of order)
    at += rows.copy(message, at, starts[index] ?? 0, starts[index + 1] ?? rows.length);
  message.writeInt16BE(-1, at);
  return message;
}
