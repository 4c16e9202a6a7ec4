import { isObject, type JsonObject, parseText } from '../parse-record.ts';
import { parseEventTime } from '../time.ts';
import { type Column, innerName } from './columns.ts';
import type { TableHeader } from './read-header.ts';
import {
  cellLimit,
  type ReadCell,
  readAccount,
  readBoolean,
  readText,
  readTime,
} from './spreadsheet-cell.ts';
import { parseStruct } from './struct-text.ts';

/** A cell that a spreadsheet changed, or that could not be read as what its column holds. */
export interface CellDamage {
  readonly column: string;
  readonly cell: string;
  readonly what: string;
}

export interface RowRecord {
  /** The row as a CloudTrail record, as far as the table goes; keys in the order of its columns. */
  readonly value: JsonObject;
  /** The JSON text of a whole record that a cell holds. */
  readonly text: string | null;
  readonly damage: readonly CellDamage[];
}

/**
 * Reads the cells of a row under a header; cells that are no text are values as they are. Those that
 * are missing or empty give no field.
 */
export function rowRecord(header: TableHeader, cells: readonly unknown[]): RowRecord {
  const value: JsonObject = {};
  const damage: CellDamage[] = [];
  let text: string | null = null;
  for (const [i, column] of header.columns.entries()) {
    const cell = cells[i] ?? '';
    if (column === null || cell === '' || cell === null) continue;
    if (typeof cell !== 'string') {
      put(value, column.path, respell(cell, column.path[0] ?? ''));
      continue;
    }
    if (column.kind === 'record') {
      text ??= cell;
      continue;
    }
    const read = readCell(column, cell, (what) => damage.push({ column: column.name, cell, what }));
    if (read !== undefined) put(value, column.path, read);
  }
  return { value, text, damage };
}

function readCell(column: Column, cell: string, hurt: (what: string) => void): unknown {
  if (column.kind === 'boolean') return readBoolean(cell);
  if (column.kind === 'json') return readJson(column, cell, hurt);
  const read: ReadCell = readerOf(column)(cell);
  if (read.damage !== null) hurt(read.damage);
  else if (column.path.at(-1) === 'eventTime' && parseEventTime(read.value) === null)
    hurt('a time that cannot be read');
  return read.value ?? undefined;
}

function readerOf(column: Column): (cell: string) => ReadCell {
  const field = column.path.at(-1) ?? '';
  if (field === 'eventTime') return readTime;
  return /accountid$/i.test(field) ? readAccount : readText;
}

/** JSON, or a struct as Athena prints it; the text itself where it is neither. */
function readJson(column: Column, cell: string, hurt: (what: string) => void): unknown {
  const [top = ''] = column.path;
  const trimmed = cell.trim();
  if (trimmed === 'null') return undefined;
  if (!/^[{[]/.test(trimmed)) return cell;
  const json = trimmed.startsWith('[') ? listOf(trimmed) : parseText(trimmed);
  const value = json ?? parseStruct(trimmed, (key) => innerName(top, key));
  if (value !== null) return respell(value, top);
  hurt(cell.length >= cellLimit - 16 ? 'cut at 32,767 characters' : 'neither JSON nor a struct');
  return cell;
}

function listOf(text: string): unknown {
  const wrapped = parseText(`{"list":${text}}`);
  return isObject(wrapped) && Array.isArray(wrapped.list) ? wrapped.list : null;
}

/** Keys of userIdentity and resources in the record's spelling, wherever they are nested. */
function respell(value: unknown, top: string): unknown {
  if (top !== 'userIdentity' && top !== 'resources' && top !== 'tlsDetails') return value;
  if (Array.isArray(value)) return value.map((entry) => respell(entry, top));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [innerName(top, key), respell(inner, top)]),
  );
}

/** Sets the field at a path; `0` stands for a list of one. */
function put(record: JsonObject, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  const [next] = rest;
  if (next === undefined) {
    define(record, first, value);
    return;
  }
  if (next === '0') {
    const list = Array.isArray(record[first]) ? record[first] : [{}];
    put(list[0] as JsonObject, rest.slice(1), value);
    record[first] = list;
    return;
  }
  const held = Object.hasOwn(record, first) ? record[first] : undefined;
  const inner: JsonObject = isObject(held) ? held : {};
  put(inner, rest, value);
  define(record, first, inner);
}

/** Also for a column called __proto__, which is a key like any other. */
function define(record: JsonObject, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
}
