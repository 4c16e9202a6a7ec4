import type { ImportReject } from '../contract/imports.ts';
import { csvLine } from '../text/csv-line.ts';

export const rejectFormats = ['csv', 'ndjson'] as const;
export type RejectFormat = (typeof rejectFormats)[number];

const columns = [
  'kind',
  'path',
  'offset',
  'line',
  'column',
  'code',
  'message',
  'remedy',
  'excerpt',
] as const satisfies readonly (keyof ImportReject)[];

/** What comes before the first reject: CSV has a byte order mark, for spreadsheets, and a head. */
export function rejectsHead(format: RejectFormat): string {
  return format === 'csv' ? `\uFEFF${csvLine(columns)}` : '';
}

/** Rejects as lines of a file to download. */
export function rejectsText(format: RejectFormat, rejects: readonly ImportReject[]): string {
  return rejects
    .map((reject) =>
      format === 'csv'
        ? csvLine(columns.map((column) => reject[column]))
        : `${JSON.stringify(Object.fromEntries(columns.map((column) => [column, reject[column]])))}\n`,
    )
    .join('');
}
