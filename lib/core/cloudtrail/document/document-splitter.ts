import { excerptOf } from '../excerpt.ts';
import type { Refusal } from '../false-friends.ts';
import { joinBytes } from '../json-bytes.ts';
import type { Piece, RejectPiece, SplitLimits } from '../split-pieces.ts';
import { RecordSplitter } from '../split-records.ts';
import { type RowPiece, TableSplitter } from '../table/table-splitter.ts';
import { PrefixBlanker } from './blank-prefixes.ts';
import { chooseReader, headBytes, isDecided } from './choose-reader.ts';
import { detectEncoding, encodingHead } from './detect-encoding.ts';
import { Utf16Reader } from './transcode.ts';

export type DocumentPiece = Piece | RowPiece;

/**
 * Cuts a document of any kind that Spoor reads into its records while it streams by: JSON in all its
 * layouts, lines with a time before each record, tables (CSV and its relatives), in UTF-8 or UTF-16.
 * Tells them by content. What is another product's log is one reject that names it. Offsets of
 * pieces are those of the file, also where its text had to be transcoded. Never throws.
 */
export class DocumentSplitter {
  readonly #limits: SplitLimits;
  #first: Uint8Array = new Uint8Array(0);
  #encodingKnown = false;
  #utf16: Utf16Reader | null = null;
  #head: Uint8Array = new Uint8Array(0);
  #reader: RecordSplitter | TableSplitter | null = null;
  #blanker: PrefixBlanker | null = null;
  #refused = false;
  #container: string | null = null;

  constructor(limits: SplitLimits) {
    this.#limits = limits;
  }

  /** What the document turned out to be; null until that is known. */
  get container(): string | null {
    return this.#container ?? (this.#reader instanceof RecordSplitter ? this.#reader.container : null);
  }

  /** The pieces that end in this chunk, which must not be overwritten while pieces of it live. */
  push(chunk: Uint8Array): DocumentPiece[] {
    if (this.#refused) return [];
    if (this.#encodingKnown) return this.#placed(this.#text(this.#utf16?.push(chunk) ?? chunk, false));
    this.#first = this.#first.length === 0 ? chunk : joinBytes([this.#first, chunk]);
    return this.#first.length < encodingHead ? [] : this.#begin(false);
  }

  /** The pieces that only the end of the document decides. */
  end(): DocumentPiece[] {
    if (this.#refused) return [];
    const pieces = this.#encodingKnown ? [] : this.#begin(true);
    if (this.#refused) return pieces;
    const rest = this.#utf16?.end() ?? new Uint8Array(0);
    return [...pieces, ...this.#placed(this.#text(rest, true))];
  }

  #begin(atEnd: boolean): DocumentPiece[] {
    this.#encodingKnown = true;
    const first = this.#first;
    this.#first = new Uint8Array(0);
    const encoding = detectEncoding(first);
    if (encoding.kind === 'other')
      return this.#refuse(first, {
        code: 'invalid_encoding',
        message: `The document is written in ${encoding.name}; Spoor reads UTF-8 and UTF-16.`,
        remedy: 'Convert it to UTF-8, for example with iconv, then import it again.',
      });
    if (encoding.kind === 'utf-16') this.#utf16 = new Utf16Reader(encoding.bigEndian);
    return atEnd && first.length === 0
      ? []
      : this.#placed(this.#text(this.#utf16?.push(first) ?? first, false));
  }

  /** More of the document as UTF-8. */
  #text(text: Uint8Array, last: boolean): DocumentPiece[] {
    if (this.#refused) return [];
    if (this.#reader !== null) return this.#read(text, last);
    this.#head = this.#head.length === 0 ? text : joinBytes([this.#head, text]);
    if (!last && this.#head.length < headBytes && !isDecided(this.#head)) return [];
    const head = this.#head;
    this.#head = new Uint8Array(0);
    const choice = chooseReader(head.subarray(0, headBytes));
    if (choice.kind === 'refusal') return this.#refuse(head, choice.refusal);
    if (choice.kind === 'table') {
      this.#container = choice.container;
      this.#reader = new TableSplitter(choice.header, choice.rowsToPass, this.#limits.maxRecordBytes);
    } else {
      if (choice.kind === 'prefixed') {
        this.#blanker = new PrefixBlanker();
        this.#container = 'log lines';
      }
      this.#reader = new RecordSplitter(this.#limits);
    }
    return this.#read(head, last);
  }

  #read(text: Uint8Array, last: boolean): DocumentPiece[] {
    const reader = this.#reader;
    if (reader === null) return [];
    const pieces = reader.push(this.#blanker?.push(text) ?? text);
    if (!last) return pieces;
    const rest = this.#blanker?.end();
    return [...pieces, ...(rest === undefined ? [] : reader.push(rest)), ...reader.end()];
  }

  #refuse(head: Uint8Array, refusal: Refusal): RejectPiece[] {
    this.#refused = true;
    const excerpt = excerptOf(head.subarray(0, 200));
    return [{ kind: 'reject', offset: 0, line: 1, column: 1, ...refusal, excerpt }];
  }

  /** The pieces with their places in the file; the text of a UTF-16 file has others. */
  #placed(pieces: DocumentPiece[]): DocumentPiece[] {
    const utf16 = this.#utf16;
    if (utf16 === null) return pieces;
    return pieces.map((piece) => {
      const offset = utf16.offsetInFile(piece.offset);
      if (piece.kind !== 'row') return { ...piece, offset };
      return { ...piece, offset, notes: piece.notes.map((note) => ({ ...note, offset })) };
    });
  }
}
