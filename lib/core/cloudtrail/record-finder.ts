import {
  BACKSLASH,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON_BYTE,
  isSpace,
  NEWLINE,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
} from './json-bytes.ts';
import { containerOf } from './split-pieces.ts';

export const Finding = { NONE: 0, RECORD: 1, RECORD_CLOSED: 2, LIST_CLOSED: 3 } as const;

/** Longest white space between `{` and the first key, and longest key, that still make a record's start. */
const maxGap = 1024;
const maxKey = 64;

/**
 * Finds the next record after broken JSON, byte by byte. Two guides, as either may be blind:
 * - a marker: `{"eventVersion"`, `{"Records"` or the first key of earlier records. It cannot stand
 *   inside a JSON string, whose quotes are escaped, so it holds even where quotes went missing;
 * - brackets: counted from the error on, they lead to the end of the broken record, and any object
 *   at record level is the next one.
 */
export class RecordFinder {
  /** Offset of the `{` of a possible record, -1 when there is none. */
  at = -1;
  key = '';
  line = 1;
  lineStart = 0;
  atLine = 1;
  atLineStart = 0;

  #base = 0;
  #depth = 0;
  #bracketsFrom = 0;
  #learned: string | null = null;
  #inString = false;
  #escaped = false;
  #previous = 0;
  #previousByte = 0;
  #inKey = false;
  #gap = 0;
  #atRecordLevel = false;

  /** Brackets count from `bracketsFrom` on, where `depth` are open; records lie at depth `base`. */
  begin(start: {
    base: number;
    depth: number;
    bracketsFrom: number;
    inString: boolean;
    learned: string | null;
    line: number;
    lineStart: number;
  }): void {
    this.at = -1;
    this.line = start.line;
    this.lineStart = start.lineStart;
    this.#base = start.base;
    this.#depth = start.depth;
    this.#bracketsFrom = start.bracketsFrom;
    this.#learned = start.learned;
    this.#inString = start.inString;
    this.#escaped = false;
    this.#previous = 0;
    this.#previousByte = 0;
  }

  /** Takes byte `c` at offset `p`. After anything but NONE, call `begin` again. */
  step(c: number, p: number): number {
    if (this.at >= 0 && this.#continueMarker(c, p)) return Finding.RECORD;
    // Also inside what may be a key: a missing quote makes it run into the next record's start.
    if (c === OPEN_OBJECT) this.#openMarker(p);
    const found = p < this.#bracketsFrom ? Finding.NONE : this.#brackets(c);
    this.#previousByte = c;
    if (c === NEWLINE) {
      this.line++;
      this.lineStart = p + 1;
    }
    return found;
  }

  #openMarker(p: number): void {
    this.at = p;
    this.atLine = this.line;
    this.atLineStart = this.lineStart;
    this.key = '';
    this.#inKey = false;
    this.#gap = 0;
    this.#atRecordLevel =
      p >= this.#bracketsFrom &&
      ((!this.#inString && this.#depth === this.#base && this.#previous !== COLON_BYTE) ||
        (this.#base === 0 && this.#previousByte === NEWLINE));
  }

  /** True when `c` closes the first key of what is a record's start. */
  #continueMarker(c: number, p: number): boolean {
    if (!this.#inKey) {
      if (c === QUOTE) this.#inKey = true;
      else if (!isSpace(c) || ++this.#gap > maxGap) this.at = -1;
      return false;
    }
    if (c === QUOTE) {
      const learned = p >= this.#bracketsFrom && this.key === this.#learned;
      if (this.#atRecordLevel || learned || isMarkerKey(this.key)) return true;
      this.at = -1;
    } else if (c < 0x20 || c === BACKSLASH || this.key.length >= maxKey) this.at = -1;
    else this.key += String.fromCharCode(c);
    return false;
  }

  #brackets(c: number): number {
    if (this.#inString) {
      // A line break cannot stand in a string: whatever was open before is broken.
      if (c === NEWLINE) this.#inString = false;
      else if (this.#escaped) this.#escaped = false;
      else if (c === BACKSLASH) this.#escaped = true;
      else if (c === QUOTE) this.#inString = false;
      return Finding.NONE;
    }
    if (isSpace(c)) return Finding.NONE;
    this.#previous = c;
    if (c === QUOTE) {
      this.#inString = true;
      this.#escaped = false;
    } else if (c === OPEN_OBJECT || c === OPEN_ARRAY) this.#depth++;
    else if (c === CLOSE_OBJECT || c === CLOSE_ARRAY) {
      if (this.#depth > this.#base) {
        if (--this.#depth === this.#base) return Finding.RECORD_CLOSED;
      } else if (c === CLOSE_ARRAY && this.#base > 0) return Finding.LIST_CLOSED;
    }
    return Finding.NONE;
  }
}

function isMarkerKey(key: string): boolean {
  return key === 'eventVersion' || containerOf(key) === 'Records';
}
