import { readablePrincipal, shortService } from '#lib/core/cloudtrail/readable-principal.ts';
import type { EventRow } from '#lib/core/contract/events.ts';
import type { Field } from '#lib/core/view/fields.ts';

export type ColumnId =
  | 'time'
  | 'principal'
  | 'eventName'
  | 'eventSource'
  | 'sourceIPAddress'
  | 'awsRegion'
  | 'account'
  | 'outcome';

export interface Column {
  readonly id: ColumnId;
  readonly label: string;
  /** Least width in px and share of what is left over. */
  readonly width: number;
  readonly grow: number;
  /** The higher, the sooner it leaves a narrow table; 0 stays. */
  readonly leaves: number;
  /** The field that its values filter by. */
  readonly field: Field | null;
}

export const columns: readonly Column[] = [
  { id: 'time', label: 'Time', width: 172, grow: 0, leaves: 0, field: null },
  { id: 'principal', label: 'Principal', width: 160, grow: 1.6, leaves: 0, field: 'principal' },
  { id: 'eventName', label: 'Action', width: 150, grow: 1.6, leaves: 0, field: 'eventName' },
  { id: 'eventSource', label: 'Service', width: 96, grow: 0.4, leaves: 3, field: 'eventSource' },
  { id: 'sourceIPAddress', label: 'Source IP', width: 118, grow: 1.3, leaves: 2, field: 'sourceIPAddress' },
  { id: 'awsRegion', label: 'Region', width: 122, grow: 0, leaves: 5, field: 'awsRegion' },
  { id: 'account', label: 'Account', width: 108, grow: 0, leaves: 4, field: 'account' },
  { id: 'outcome', label: 'Outcome', width: 150, grow: 1.5, leaves: 0, field: 'outcome' },
];

/** A character of the monospaced face at 12 px, in px. */
const characterWidth = 7.2;

/**
 * The columns that a table of this width has room for, and those that it has not.
 * @param timeCharacters what the longest time takes; `Z` and whole seconds take 20.
 */
export function fitColumns(
  width: number,
  timeCharacters = 20,
): { shown: readonly Column[]; hidden: readonly Column[] } {
  const wider = Math.ceil((timeCharacters - 20) * characterWidth);
  let shown = columns.map((column) =>
    column.id === 'time' ? { ...column, width: column.width + wider } : column,
  );
  const hidden: Column[] = [];
  const needed = () => shown.reduce((sum, column) => sum + column.width, 0);
  while (needed() > width) {
    const next = shown.filter((column) => column.leaves > 0).sort((a, b) => b.leaves - a.leaves)[0];
    if (next === undefined) break;
    hidden.unshift(next);
    shown = shown.filter((column) => column !== next);
  }
  return { shown, hidden };
}

/** What stands in a cell, before its fine print. */
export function cellText(row: EventRow, id: ColumnId): string | null {
  switch (id) {
    case 'time':
      return row.eventTime;
    case 'principal':
      return readablePrincipal(row).name;
    case 'eventSource':
      return row.eventSource === null ? null : shortService(row.eventSource);
    default:
      return row[id];
  }
}
