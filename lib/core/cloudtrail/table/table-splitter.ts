import { decodeText } from '../decode-text.ts';
import { excerptOf } from '../excerpt.ts';
import { EventFlag } from '../normalised-event.ts';
import { isObject, type JsonObject, parseText } from '../parse-record.ts';
import type { RejectPiece } from '../split-pieces.ts';
import { CsvReader, type CsvRow } from './csv-reader.ts';
import type { TableHeader } from './read-header.ts';
import { type CellDamage, rowRecord } from './row-record.ts';
import { splitCells } from './split-cells.ts';

/** One row of a table of events. */
export interface RowPiece {
  readonly kind: 'row';
  /** The row's exact bytes without its line end; offset from 0, line and column from 1. */
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** The record that the row amounts to, or what a cell of whole records holds. */
  readonly value: JsonObject;
  /** JSON text of a whole record in a cell: then that is the raw record. */
  readonly text: string | null;
  /** Bits of `EventFlag`. */
  readonly flags: number;
  /** Cells that were changed or lost: named to people, the row counts all the same. */
  readonly notes: readonly RejectPiece[];
}

/** Rows are short: CloudTrail itself omits parts beyond 100 KB. */
const longestRow = 4 << 20;

const remedy =
  'Import the CSV as it was downloaded, before a spreadsheet opened it, or the log files of the trail.';

/** Cuts a table of events into its rows while it streams by. The header has been read already. */
export class TableSplitter {
  readonly #header: TableHeader;
  readonly #reader: CsvReader;
  /** The header's own row comes first, and is none. */
  #rowsToPass: number;

  constructor(header: TableHeader, rowsToPass: number, maxRecordBytes: number) {
    this.#header = header;
    this.#reader = new CsvReader(header.separator.charCodeAt(0), Math.min(longestRow, maxRecordBytes));
    this.#reader.columns = header.columns.length;
    this.#rowsToPass = rowsToPass;
  }

  push(chunk: Uint8Array): (RowPiece | RejectPiece)[] {
    return this.#read(this.#reader.push(chunk));
  }

  end(): (RowPiece | RejectPiece)[] {
    return this.#read(this.#reader.end());
  }

  #read(rows: readonly CsvRow[]): (RowPiece | RejectPiece)[] {
    const pieces: (RowPiece | RejectPiece)[] = [];
    for (const row of rows) {
      if (this.#rowsToPass > 0) {
        this.#rowsToPass--;
        continue;
      }
      const piece = this.#piece(row);
      if (piece !== null) pieces.push(piece);
    }
    return pieces;
  }

  #piece(row: CsvRow): RowPiece | RejectPiece | null {
    if (row.tooLong)
      return reject(row, 'record_too_large', `The row cannot be read: ${row.problem}.`, {
        remedy: 'Import the log files of the trail instead.',
      });
    if (row.problem !== null) return reject(row, 'bad_row', `The row cannot be read: ${row.problem}.`);
    const { text } = decodeText(row.bytes);
    const cells = splitCells(text, this.#header.separator);
    if (cells.every((cell) => cell.trim() === '')) return null;
    const { length } = this.#header.columns;
    if (cells.slice(length).some((cell) => cell !== ''))
      return reject(row, 'bad_row', `The row has ${cells.length} cells where the header has ${length}.`);
    if (cells.length < length && row.last)
      return reject(
        row,
        'bad_row',
        `The row has ${cells.length} of ${length} cells; it is probably cut off.`,
      );
    return this.#record(row, cells);
  }

  #record(row: CsvRow, cells: readonly string[]): RowPiece | RejectPiece {
    const { value, text, damage } = rowRecord(this.#header, cells);
    const place = { bytes: row.bytes, offset: row.offset, line: row.line, column: 1 };
    if (text !== null) {
      const whole = parseText(text.replace(/^\ufeff/, ''));
      if (!isObject(whole))
        return reject(row, 'bad_json', 'The cell that should hold the record is no JSON.');
      return { kind: 'row', ...place, value: whole, text, flags: 0, notes: [] };
    }
    if (value.eventName === undefined && value.eventID === undefined)
      return reject(row, 'missing_fields', 'The row has neither an event name nor an event ID.');
    const table = this.#header.isHistory ? EventFlag.fromHistoryCsv : EventFlag.fromTable;
    const flags = table | (damage.length > 0 ? EventFlag.cellsChanged : 0);
    return { kind: 'row', ...place, value, text, flags, notes: damage.map((hurt) => note(row, hurt)) };
  }
}

function note(row: CsvRow, { column, cell, what }: CellDamage): RejectPiece {
  const shown = excerptOf(new TextEncoder().encode(cell.slice(0, 60)));
  return {
    ...reject(row, 'changed_cell', `The column "${column}" holds ${what}, for example '${shown}'.`),
    remedy,
  };
}

function reject(
  row: CsvRow,
  code: RejectPiece['code'],
  message: string,
  more: { remedy?: string } = {},
): RejectPiece {
  const excerpt = excerptOf(row.bytes.subarray(0, 300));
  return {
    kind: 'reject',
    offset: row.offset,
    line: row.line,
    column: 1,
    code,
    message,
    remedy,
    ...more,
    excerpt,
  };
}
