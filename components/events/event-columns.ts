import { fieldLabel } from '#components/filters/field-label.ts';
import { readablePrincipal, shortService } from '#lib/core/cloudtrail/readable-principal.ts';
import type { EventRow } from '#lib/core/contract/events.ts';
import { type Field, fieldNames, isField } from '#lib/core/view/fields.ts';

export interface Column {
  /** As a View names it: `time`, a field, or a path. */
  readonly id: string;
  readonly label: string;
  /** Least width in px and share of what is left over. */
  readonly width: number;
  readonly grow: number;
  /** The higher, the sooner it leaves a narrow table; 0 stays. */
  readonly leaves: number;
}

/** Width, share, and when it leaves. */
type Shape = readonly [width: number, grow: number, leaves: number];

const shapes: Partial<Record<Field | 'time', Shape>> = {
  time: [172, 0, 0],
  principal: [160, 1.6, 0],
  eventName: [150, 1.6, 0],
  eventSource: [96, 0.4, 3],
  sourceIPAddress: [118, 1.3, 2],
  awsRegion: [122, 0, 5],
  account: [108, 0, 4],
  outcome: [150, 1.5, 0],
  actor: [180, 1.4, 0],
  accessKeyId: [176, 0.4, 0],
  userAgent: [180, 1.6, 0],
  readOnly: [84, 0, 0],
  identityType: [124, 0.2, 0],
  eventCategory: [110, 0.2, 0],
};
const otherShape: Shape = [168, 1.2, 0];

/** What the list calls some fields, for want of room. */
const shortLabels = new Map([
  ['time', 'Time'],
  ['eventName', 'Action'],
]);

/** Everything beside paths that a list can show. */
export const namedColumns: readonly string[] = ['time', ...fieldNames];

export function columnLabel(id: string): string {
  return shortLabels.get(id) ?? fieldLabel(id);
}

/** @param widths in px, of those that somebody resized. */
export function toColumns(ids: readonly string[], widths: Readonly<Record<string, number>>): Column[] {
  return ids.map((id) => {
    const [width, grow, leaves] = (isField(id) || id === 'time' ? shapes[id] : undefined) ?? otherShape;
    const own = Object.hasOwn(widths, id) ? widths[id] : undefined;
    return { id, label: columnLabel(id), width: own ?? width, grow: own === undefined ? grow : 0, leaves };
  });
}

/** A character of the monospaced face at 12 px, in px. */
const characterWidth = 7.2;

interface Room {
  readonly width: number;
  /** What the longest time takes; `Z` and whole seconds take 20. Null where the time's width is somebody's choice. */
  readonly timeCharacters: number | null;
  /** Whether columns may leave: nobody chose them. */
  readonly mayLeave: boolean;
}

/** The columns that a table of this width has room for, and those that it has not. */
export function fitColumns(
  columns: readonly Column[],
  { width, timeCharacters, mayLeave }: Room,
): { shown: readonly Column[]; hidden: readonly Column[] } {
  const wider = timeCharacters === null ? 0 : Math.ceil((timeCharacters - 20) * characterWidth);
  let shown = columns.map((column) =>
    column.id === 'time' ? { ...column, width: column.width + wider } : column,
  );
  const hidden: Column[] = [];
  while (mayLeave && widthOf(shown) > width) {
    const next = shown.filter((column) => column.leaves > 0).sort((a, b) => b.leaves - a.leaves)[0];
    if (next === undefined) break;
    hidden.unshift(next);
    shown = shown.filter((column) => column !== next);
  }
  return { shown, hidden };
}

/** The least width of a table with these columns, in px. */
export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}

/** What stands in the cell of a typed field, before its fine print. */
export function cellText(row: EventRow, field: Field): string | null {
  if (field === 'principal') return readablePrincipal(row).name;
  if (field === 'eventSource') return row.eventSource === null ? null : shortService(row.eventSource);
  return row[field];
}

/** The column moved by so many places, held within the list. */
export function moveColumn(ids: readonly string[], id: string, by: number): string[] {
  const at = ids.indexOf(id);
  if (at < 0) return [...ids];
  const rest = ids.filter((other) => other !== id);
  return rest.toSpliced(Math.min(Math.max(at + by, 0), rest.length), 0, id);
}

/** An edit of the columns as they are at that moment: what was rendered may be a few keystrokes older. */
export type ChangeColumns = (edit: (now: readonly string[]) => readonly string[]) => void;
