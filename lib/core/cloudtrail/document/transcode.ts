import { joinBytes } from '../json-bytes.ts';

/** A place is counted from the start of its block: short ones keep that quick. */
const blockBytes = 4096;
/** So many blocks are done with before they are let go of together. */
const keptBlocks = 1000;

/** A stretch of text of which each code unit became one byte, or whose bytes are kept to count in. */
interface Block {
  /** Offset of its first byte in the text as UTF-8, and in the file. */
  readonly out: number;
  readonly in: number;
  /** Null where it is plain ASCII. */
  readonly bytes: Uint8Array | null;
}

/**
 * UTF-16 as UTF-8, while it streams by. Units without their other half become the three bytes that
 * their number would have, which no later step takes for UTF-8, so that they are flagged and kept
 * apart. `offsetInFile` leads from the text back to the file.
 */
export class Utf16Reader {
  readonly #bigEndian: boolean;
  #odd = -1;
  #high = 0;
  #in = 0;
  #out = 0;
  #blocks: Block[] = [];
  /** The block of the last offset that was asked for: those before it are done with. */
  #block = 0;

  constructor(bigEndian: boolean) {
    this.#bigEndian = bigEndian;
  }

  push(chunk: Uint8Array): Uint8Array {
    if (chunk.length <= blockBytes) return this.#read(chunk);
    const parts: Uint8Array[] = [];
    for (let at = 0; at < chunk.length; at += blockBytes)
      parts.push(this.#read(chunk.subarray(at, at + blockBytes)));
    return joinBytes(parts);
  }

  #read(chunk: Uint8Array): Uint8Array {
    const start = this.#in - (this.#odd >= 0 ? 1 : 0) - (this.#high > 0 ? 2 : 0);
    const text = new Uint8Array(Math.ceil(chunk.length / 2 + 1) * 3 + 3);
    let at = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (this.#odd < 0) {
        this.#odd = byte;
        continue;
      }
      const unit = this.#bigEndian ? this.#odd * 256 + byte : byte * 256 + this.#odd;
      this.#odd = -1;
      if (unit < 0x80 && this.#high === 0) text[at++] = unit;
      else at = this.#unit(unit, text, at);
    }
    this.#in += chunk.length;
    return this.#finish(text.subarray(0, at), start);
  }

  /** What only the end decides: half a character, an odd byte. */
  end(): Uint8Array {
    const text = new Uint8Array(6);
    let at = this.#high > 0 ? write(this.#high, text, 0) : 0;
    if (this.#odd >= 0) at = write(0xdc00 + this.#odd, text, at);
    this.#odd = -1;
    this.#high = 0;
    return this.#finish(text.subarray(0, at), this.#in);
  }

  /** Where a byte of the text lies in the file. Offsets are asked for in the order of the text. */
  offsetInFile(offset: number): number {
    const blocks = this.#blocks;
    while ((blocks[this.#block + 1]?.out ?? Number.POSITIVE_INFINITY) <= offset) this.#block++;
    if (this.#block > keptBlocks) {
      this.#blocks = blocks.slice(this.#block);
      this.#block = 0;
    }
    const block = this.#blocks[this.#block];
    if (block === undefined) return offset;
    const within = Math.max(0, offset - block.out);
    return block.in + 2 * (block.bytes === null ? within : unitsIn(block.bytes, within));
  }

  #unit(unit: number, text: Uint8Array, start: number): number {
    let at = start;
    if (this.#high > 0) {
      if (unit >= 0xdc00 && unit <= 0xdfff) {
        const point = (this.#high - 0xd800) * 1024 + (unit - 0xdc00) + 0x10000;
        this.#high = 0;
        return write(point, text, at);
      }
      at = write(this.#high, text, at);
      this.#high = 0;
    }
    if (unit < 0xd800 || unit > 0xdbff) return write(unit, text, at);
    this.#high = unit;
    return at;
  }

  #finish(text: Uint8Array, start: number): Uint8Array {
    if (text.length === 0) return text;
    const plain = text.every((byte) => byte < 0x80);
    this.#blocks.push({ out: this.#out, in: start, bytes: plain ? null : text });
    this.#out += text.length;
    return text;
  }
}

/** UTF-16 units that the first `length` bytes stand for. */
function unitsIn(bytes: Uint8Array, length: number): number {
  let units = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

/** A code point as UTF-8, surrogates too; answers the place after it. */
function write(point: number, text: Uint8Array, start: number): number {
  let at = start;
  if (point < 0x80) {
    text[at++] = point;
    return at;
  }
  if (point >= 0x10000) {
    text[at++] = 0xf0 | (point >> 18);
    text[at++] = 0x80 | ((point >> 12) & 63);
  } else if (point >= 0x800) text[at++] = 0xe0 | (point >> 12);
  if (point >= 0x800) text[at++] = 0x80 | ((point >> 6) & 63);
  else text[at++] = 0xc0 | (point >> 6);
  text[at++] = 0x80 | (point & 63);
  return at;
}
