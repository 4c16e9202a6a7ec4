import { EventFlag } from '../normalised-event.ts';
import type { JsonObject } from '../parse-record.ts';
import { columnOf } from './columns.ts';
import { rowRecord } from './row-record.ts';

export interface ObjectRow {
  readonly value: JsonObject;
  /** Bits of `EventFlag`. */
  readonly flags: number;
}

/**
 * A row of a query's result as a JSON object: columns in Athena's lower case or with dots in their
 * names, structs as text. Null for an object that is none.
 */
export function objectRow(row: JsonObject): ObjectRow | null {
  const names = Object.keys(row);
  if (names.length > 500) return null;
  const seen = new Set<string>();
  const columns = names.map((name) => {
    const column = columnOf(name);
    const path = column?.path.join('.') ?? '';
    if (column === null || column.kind === 'record' || seen.has(path)) return null;
    seen.add(path);
    return column;
  });
  if (!seen.has('eventName') || !(seen.has('eventTime') || seen.has('eventID')) || seen.size < 3) return null;
  const header = { separator: ',', columns, isHistory: false };
  const { value, damage } = rowRecord(header, Object.values(row));
  return { value, flags: EventFlag.fromTable | (damage.length > 0 ? EventFlag.cellsChanged : 0) };
}
