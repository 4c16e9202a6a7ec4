import { joinBytes } from './json-bytes.ts';

/** How much of a record that is too long is kept, to show it. */
const headBytes = 200;

/** The record being read: where it begins, and its bytes in earlier chunks up to a limit. */
export class RecordBuffer {
  readonly maxBytes: number;
  /** Offset of its first byte, -1 between records. */
  at = -1;
  line = 1;
  lineStart = 0;
  #parts: Uint8Array[] = [];
  /** Its head, once it is too long to be kept. */
  #head: Uint8Array | null = null;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  begin(at: number, line: number, lineStart: number, earlier: Uint8Array[] = []): void {
    this.at = at;
    this.line = line;
    this.lineStart = lineStart;
    this.#parts = earlier;
    this.#head = null;
  }

  drop(): void {
    this.at = -1;
    this.#parts = [];
    this.#head = null;
  }

  /** At a chunk's end: keeps what of it belongs to the record. */
  keep(chunk: Uint8Array, origin: number): void {
    if (this.at < 0 || this.#head !== null) return;
    this.#parts.push(chunk.subarray(Math.max(0, this.at - origin)));
    if (!this.tooLong(origin + chunk.length)) return;
    this.#head = joinBytes(this.#parts).slice(0, headBytes);
    this.#parts = [];
  }

  /** Forgets what was kept from offset `origin` on. */
  trim(origin: number): void {
    if (this.at < 0) return;
    this.#parts = this.at < origin ? [joinBytes(this.#parts).subarray(0, origin - this.at)] : [];
  }

  /** Whether the record, if it ended before offset `end`, would be too long. */
  tooLong(end: number): boolean {
    return this.#head !== null || end - this.at > this.maxBytes;
  }

  /** Its bytes up to index `end` of the chunk at `origin`: a view where it lies in the chunk. */
  bytes(chunk: Uint8Array, origin: number, end: number): Uint8Array {
    if (this.at >= origin && this.#parts.length === 0) return chunk.subarray(this.at - origin, end);
    return joinBytes([...this.#parts, chunk.subarray(0, end)]);
  }

  head(chunk: Uint8Array, origin: number, end: number): Uint8Array {
    return this.#head ?? this.bytes(chunk, origin, end).slice(0, headBytes);
  }
}
