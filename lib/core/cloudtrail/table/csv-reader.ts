import { joinBytes } from '../json-bytes.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Where the reader is inside a row. CLOSED follows a quote that may end the cell or be half of two. */
const At = { CELL: 0, PLAIN: 1, QUOTED: 2, CLOSED: 3, SKIP: 4 } as const;

/** A row's exact bytes without its line end; the place is that of its first byte. */
export interface CsvRow {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly line: number;
  /** Why it is no row; null where it is one. */
  readonly problem: string | null;
  readonly tooLong: boolean;
  /** The document ends in it, without a line end. */
  readonly last: boolean;
}

/**
 * Cuts delimited text (RFC 4180; line ends LF, CRLF or CR) into rows while it streams by. Holds one
 * row of at most `maxRowBytes`. Where a quote is lost, the line that it stood in is given up and
 * reading goes on at the next one, so that a broken row costs itself. Where chunks are cut changes
 * nothing. Never throws.
 */
export class CsvReader {
  readonly #separator: number;
  readonly #maxRowBytes: number;
  /** Cells that a row has; a row with line breaks in it and another number has lost a quote. */
  columns = 0;

  #held: Uint8Array = new Uint8Array(0);
  /** Offset in the document of the first byte held. */
  #origin = 0;
  #i = 0;
  #state: number = At.CELL;
  #cells = 1;
  #line = 1;
  /** Line ends inside the row being read, and where the first one ends. */
  #breaks = 0;
  #firstBreak = -1;
  #rescanned = 0;
  /** A CR ended the last row: an LF right after it belongs to it. */
  #afterCr = false;
  #rows: CsvRow[] = [];

  constructor(separator: number, maxRowBytes: number) {
    this.#separator = separator;
    this.#maxRowBytes = maxRowBytes;
  }

  push(chunk: Uint8Array): CsvRow[] {
    this.#held = this.#held.length === 0 ? chunk : joinBytes([this.#held, chunk]);
    this.#scan();
    return this.#take();
  }

  end(): CsvRow[] {
    while (this.#held.length > 0) {
      if (this.#state === At.QUOTED) this.#giveUp('a quote is opened and never closed');
      else this.#close(this.#held.length, this.#held.length, true);
      this.#scan();
    }
    return this.#take();
  }

  #take(): CsvRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #scan(): void {
    for (;;) {
      if (this.#afterCr && this.#held.length > 0) {
        this.#afterCr = false;
        if (this.#held[0] === LF) this.#drop(1);
      }
      const more = this.#scanRow();
      if (!more) return;
    }
  }

  /** Reads to the end of a row; false where the bytes held end first. */
  #scanRow(): boolean {
    const held = this.#held;
    for (; this.#i < held.length; this.#i++) {
      const c = held[this.#i] as number;
      if (this.#state === At.SKIP) {
        if (c !== LF && c !== CR) continue;
        this.#startAfter(this.#i + 1, c === CR);
        return true;
      }
      if (this.#state === At.QUOTED) {
        if (c === LF) this.#countBreak(this.#i + 1);
        else if (held[this.#i - 1] === CR) this.#countBreak(this.#i);
        if (c === QUOTE) this.#state = At.CLOSED;
      } else if (c === this.#separator) {
        this.#cells++;
        this.#state = At.CELL;
      } else if (c === LF || c === CR) {
        this.#close(this.#i, this.#i + 1, false, c === CR);
        return true;
      } else if (c === QUOTE && this.#state !== At.PLAIN) this.#state = At.QUOTED;
      else if (this.#state === At.CLOSED) {
        this.#giveUp('something follows the quote that ends a cell');
        return true;
      } else this.#state = At.PLAIN;
      if (this.#i >= this.#maxRowBytes) {
        this.#tooLong();
        return true;
      }
    }
    if (this.#state === At.SKIP) this.#drop(held.length);
    return false;
  }

  #countBreak(after: number): void {
    this.#breaks++;
    if (this.#firstBreak < 0) this.#firstBreak = after;
  }

  /** A row ends before index `end`; the next begins at `next`. */
  #close(end: number, next: number, last: boolean, cr = false): void {
    const lost = this.#breaks > 0 && this.columns > 0 && this.#cells !== this.columns;
    if (lost && this.#mayRescan()) {
      this.#giveUp(`the row has ${this.#cells} cells where the header has ${this.columns}`);
      return;
    }
    this.#emit(end, null, false, last);
    this.#line += this.#breaks;
    this.#startAfter(next, cr);
  }

  /** The row is broken: its first line is given up, what follows is read anew. */
  #giveUp(problem: string): void {
    const again = this.#firstBreak >= 0 && this.#mayRescan();
    this.#rescanned += this.#i;
    if (again) {
      this.#emit(trimEnd(this.#held, this.#firstBreak), problem, false, false);
      this.#startAfter(this.#firstBreak, false);
    } else {
      this.#emit(this.#i, problem, false, false);
      this.#line += this.#breaks;
      this.#drop(this.#i);
      this.#reset(At.SKIP);
    }
  }

  #tooLong(): void {
    if (this.#firstBreak >= 0 && this.#mayRescan()) {
      this.#giveUp('a quote is opened and not closed for very long');
      return;
    }
    this.#emit(this.#i, `it is longer than ${this.#maxRowBytes} bytes`, true, false);
    this.#line += this.#breaks;
    this.#drop(this.#i);
    this.#reset(At.SKIP);
  }

  /** Hostile text may ask for the same bytes over and over; it gets them a bounded number of times. */
  #mayRescan(): boolean {
    return this.#rescanned + this.#i <= 2 ** 20 + 8 * (this.#origin + this.#i);
  }

  #emit(end: number, problem: string | null, tooLong: boolean, last: boolean): void {
    const bytes = this.#held.subarray(0, tooLong ? Math.min(end, 400) : end);
    this.#rows.push({ bytes, offset: this.#origin, line: this.#line, problem, tooLong, last });
  }

  #startAfter(next: number, cr: boolean): void {
    this.#drop(next);
    this.#line++;
    this.#afterCr = cr;
    this.#reset(At.CELL);
  }

  #drop(count: number): void {
    this.#held = this.#held.subarray(count);
    this.#origin += count;
    this.#i = 0;
  }

  #reset(state: number): void {
    this.#i = 0;
    this.#state = state;
    this.#cells = 1;
    this.#breaks = 0;
    this.#firstBreak = -1;
  }
}

function trimEnd(bytes: Uint8Array, end: number): number {
  let at = end;
  while (at > 0 && (bytes[at - 1] === LF || bytes[at - 1] === CR)) at--;
  return at;
}
