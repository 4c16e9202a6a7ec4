import { type Column, columnOf } from './columns.ts';
import { splitCells } from './split-cells.ts';

export interface TableHeader {
  readonly separator: string;
  /** By position; null for columns that no record has. */
  readonly columns: readonly (Column | null)[];
  /** The console's own CSV: it knows the caller by user name and access key alone. */
  readonly isHistory: boolean;
}

const separators = [',', ';', '\t', '|'] as const;

/** The header of a table of CloudTrail events, told by its columns in any order; null for others. */
export function readHeader(line: string): TableHeader | null {
  // A line of JSON, whose commas are not between cells.
  if (line.includes('{')) return null;
  const [separator, names] = splitHeader(line);
  const columns = names.map(columnOf);
  const seen = new Set<string>();
  const once = columns.map((column) => {
    const path = column?.path.join('.') ?? '';
    if (column === null || seen.has(path)) return null;
    seen.add(path);
    return column;
  });
  // A column of messages alone is any log; one whose cells are CloudTrail's own JSON is told by them.
  const whole = once.some((column) => column?.kind === 'record' && column.name !== 'message');
  const known = once.filter((column) => column !== null && column.kind !== 'record').length;
  const names2 = seen.has('eventName') && (seen.has('eventTime') || seen.has('eventID'));
  if (!whole && !(names2 && known >= 3)) return null;
  const identity = [...seen].some((path) => path.startsWith('userIdentity') && !consoleOnly.has(path));
  const isHistory = !identity && !whole && (seen.has('userIdentity.accessKeyId') || hasSpacedName(names));
  return { separator, columns: once, isHistory };
}

const consoleOnly = new Set(['userIdentity.userName', 'userIdentity.accessKeyId']);

function hasSpacedName(names: readonly string[]): boolean {
  return names.some((name) => /^(event|aws|user|request) /i.test(name.trim()));
}

/** The line's cells under the separator that makes most of them. */
export function splitHeader(line: string): [separator: string, cells: string[]] {
  let best: [string, string[]] = [',', [line]];
  for (const separator of separators) {
    const cells = splitCells(line, separator);
    if (cells.length > best[1].length) best = [separator, cells];
  }
  return best;
}
