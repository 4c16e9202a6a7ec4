import type { EventRow } from '../contract/events.ts';
import { csvLine } from '../text/csv-line.ts';
import { formatOffset, formatTime } from '../time/format-time.ts';
import { isField } from '../view/fields.ts';
import type { View } from '../view/view.ts';
import { valueAt } from './value-at.ts';

/** What comes before the first row: a byte order mark, for spreadsheets, and the names of the columns. */
export function csvHead({ columns, zone }: View): string {
  return `\uFEFF${csvLine(columns.flatMap((name) => (name === 'time' ? timeNames(zone) : [name])))}`;
}

/** `record` is only read where a column is a path. */
export function csvRow({ columns, zone }: View, row: EventRow, record: unknown): string {
  return csvLine(
    columns.flatMap((name) => {
      if (name === 'time') return timeCells(row.eventTime, zone);
      return [isField(name) ? row[name] : valueAt(record, name)];
    }),
  );
}

function timeNames(zone: string): string[] {
  return isUtc(zone) ? ['eventTime'] : ['eventTime', `eventTime in ${zone}`];
}

/** UTC as the record says it; in another zone beside it, with the offset. */
function timeCells(eventTime: string | null, zone: string): (string | null)[] {
  if (isUtc(zone)) return [eventTime];
  if (eventTime === null) return [null, null];
  const ms = Date.parse(eventTime);
  const wall = formatTime(ms, zone, ms % 1000 === 0 ? 'second' : 'millisecond').replace(' ', 'T');
  return [eventTime, `${wall}${formatOffset(ms, zone)}`];
}

/** `local` is the reader's own, which a file does not know. */
function isUtc(zone: string): boolean {
  return zone === 'utc' || zone === 'local';
}
