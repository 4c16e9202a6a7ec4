/**
 * A growing buffer of PostgreSQL's binary COPY format (sql-copy.html, "Binary Format"): the
 * cheapest way in, as neither side formats or parses text and 64-bit ids need no BigInt.
 */
const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const int8Oid = 20;
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

  /** The finished message. The buffer is not to be written to afterwards. */
  finish(): Buffer {
    this.#reserve(2);
    this.#bytes.writeInt16BE(-1, this.#length);
    this.#length += 2;
    return this.#bytes.subarray(0, this.#length);
  }

  row(columns: number): void {
    this.#reserve(2);
    this.#bytes.writeInt16BE(columns, this.#length);
    this.#length += 2;
  }

  null(): void {
    this.#reserve(4);
    this.#bytes.writeInt32BE(-1, this.#length);
    this.#length += 4;
  }

  int16(value: number): void {
    this.#reserve(6);
    this.#bytes.writeInt32BE(2, this.#length);
    this.#bytes.writeInt16BE(value, this.#length + 4);
    this.#length += 6;
  }

  int32(value: number): void {
    this.#reserve(8);
    this.#bytes.writeInt32BE(4, this.#length);
    this.#bytes.writeInt32BE(value, this.#length + 4);
    this.#length += 8;
  }

  /** A bigint column from its two halves, both as signed 32-bit integers. */
  int64(high: number, low: number): void {
    this.#reserve(12);
    const bytes = this.#bytes;
    bytes.writeInt32BE(8, this.#length);
    bytes.writeInt32BE(high, this.#length + 4);
    bytes.writeInt32BE(low, this.#length + 8);
    this.#length += 12;
  }

  /** A whole number within ±2^53. */
  safeInteger(value: number): void {
    this.int64(Math.floor(value / twoTo32) | 0, value | 0);
  }

  /** A timestamptz from milliseconds since 1970; null is '-infinity', Spoor's mark of an unusable time. */
  timestamp(milliseconds: number | null): void {
    if (milliseconds === null) this.int64(-0x80000000, 0);
    else this.safeInteger((milliseconds - postgresEpoch) * 1000);
  }

  bytes(value: Uint8Array): void {
    this.#reserve(4 + value.length);
    this.#bytes.writeInt32BE(value.length, this.#length);
    this.#bytes.set(value, this.#length + 4);
    this.#length += 4 + value.length;
  }

  text(value: string): void {
    // Three bytes a UTF-16 unit is UTF-8's worst case.
    this.#reserve(4 + value.length * 3);
    const written = this.#bytes.write(value, this.#length + 4);
    this.#bytes.writeInt32BE(written, this.#length);
    this.#length += 4 + written;
  }

  /** A bigint[] from halves: [high, low, high, low, …]. */
  int64Array(halves: ArrayLike<number>): void {
    const count = halves.length / 2;
    this.#reserve(24 + count * 12);
    const bytes = this.#bytes;
    let at = this.#length;
    bytes.writeInt32BE(count === 0 ? 12 : 20 + count * 12, at);
    bytes.writeInt32BE(count === 0 ? 0 : 1, at + 4);
    bytes.writeInt32BE(0, at + 8);
    bytes.writeInt32BE(int8Oid, at + 12);
    at += 16;
    if (count > 0) {
      bytes.writeInt32BE(count, at);
      bytes.writeInt32BE(1, at + 4);
      at += 8;
      for (let index = 0; index < halves.length; index += 2) {
        bytes.writeInt32BE(8, at);
        bytes.writeInt32BE(halves[index] ?? 0, at + 4);
        bytes.writeInt32BE(halves[index + 1] ?? 0, at + 8);
        at += 12;
      }
    }
    this.#length = at;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
