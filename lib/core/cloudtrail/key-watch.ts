import { State } from './json-bytes.ts';
import { type Container, containerOf } from './split-pieces.ts';

const longestKey = 64;
/** Lengths of eventTime, eventName, eventVersion and of the names of containers. */
const lengths = new Set([6, 7, 8, 9, 11, 12]);

const eventVersion = 'eventVersion';

/** Of nearly every record the first key: told without making a text of it. */
function isEventVersion(chunk: Uint8Array, from: number): boolean {
  for (let index = 0; index < eventVersion.length; index += 1)
    if (chunk[from + index] !== eventVersion.charCodeAt(index)) return false;
  return true;
}

/** What the keys at a record's top and at the document's top give away. */
export class KeyWatch {
  /** The list that the last top-level key opens if an array follows. */
  list: Container | null = null;
  /** First key of the first whole record: later records are likely to begin with it as well. */
  learned: string | null = null;
  /** Offset of the first byte inside the quotes. */
  at = 0;
  #first = false;
  #firstOfRecord: string | null = null;
  #native = false;
  #sawEventField = false;
  #carry: number[] = [];

  beginRecord(): void {
    this.list = null;
    this.#firstOfRecord = null;
    this.#native = false;
    this.#sawEventField = false;
  }

  recordIsWhole(): void {
    this.learned ??= this.#firstOfRecord;
  }

  beginKey(at: number, first: boolean): void {
    this.at = at;
    this.#first = first;
  }

  /** At a chunk's end inside a watched key. */
  keep(chunk: Uint8Array, origin: number, state: number): void {
    if (state < State.STRING || state > State.HEX) return;
    if (this.at >= origin) this.#carry = [];
    const from = Math.max(0, this.at - origin);
    const room = longestKey + 1 - this.#carry.length;
    if (room > 0) this.#carry.push(...chunk.subarray(from, from + room));
  }

  /** Forgets what was kept from offset `origin` on. */
  trim(origin: number): void {
    this.#carry.length = Math.min(this.#carry.length, Math.max(0, origin - this.at));
  }

  /** The key ends before index `end`. `level` is 1 at a record's top; `isTop`: at the document's top. */
  endKey(chunk: Uint8Array, origin: number, end: number, level: number, isTop: boolean): string | null {
    if (isTop) this.list = null;
    const length = origin + end - this.at;
    const learns = this.#first && level === 1 && this.learned === null;
    if (length > longestKey || !(learns || (isTop ? lengths.has(length) : length === 12))) return null;
    const from = this.at - origin;
    if (length === eventVersion.length && from >= 0 && isEventVersion(chunk, from)) return eventVersion;
    const bytes = from >= 0 ? chunk.subarray(from, end) : [...this.#carry, ...chunk.subarray(0, end)];
    return String.fromCharCode(...bytes);
  }

  /** Takes a key in. True when it shows that a record begins inside another one. */
  take(key: string, level: number, isTop: boolean, inArray: boolean): boolean {
    if (isTop) {
      // A record of its own never becomes a container, whatever its later fields are called.
      if (key === 'eventVersion' || key === 'eventTime' || key === 'eventName')
        this.#sawEventField = level === 1;
      this.list = this.#sawEventField ? null : containerOf(key);
    }
    if (!this.#first) return false;
    if (level !== 1) return this.#native && inArray && key === 'eventVersion';
    this.#firstOfRecord = key;
    this.#native = key === 'eventVersion';
    return false;
  }
}
