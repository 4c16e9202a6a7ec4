import { csvHead, csvRow } from '#lib/core/export/export-csv.ts';
import type { ExportFormat } from '#lib/core/export/export-format.ts';
import { isPathColumn } from '#lib/core/view/columns.ts';
import type { View } from '#lib/core/view/view.ts';
import type { ViewRows } from '#lib/server/queries/stream-view.ts';
import { exportRecord } from './export-record.ts';

/** Whether a file of this format needs the records themselves, or the columns of `event` are enough. */
export function needsRecords(view: View, format: ExportFormat): boolean {
  return format !== 'csv' || view.columns.some(isPathColumn);
}

/** A file's text, piece after piece. */
export async function* exportLines(
  pieces: AsyncIterable<ViewRows>,
  view: View,
  format: ExportFormat,
): AsyncGenerator<Uint8Array> {
  if (format === 'csv') yield Buffer.from(csvHead(view));
  if (format === 'records') yield Buffer.from('{"Records":[');
  let isFirst = true;
  for await (const piece of pieces) {
    yield format === 'csv' ? csvPiece(piece, view) : recordPiece(piece, format, isFirst);
    isFirst = false;
  }
  if (format === 'records') yield Buffer.from(']}\n');
}

function csvPiece({ rows, records }: ViewRows, view: View): Buffer {
  const lines = rows.map((row, index) => {
    const record = records[index];
    return csvRow(view, row, record === undefined ? null : exportRecord(row, record).value);
  });
  return Buffer.from(lines.join(''));
}

function recordPiece({ rows, records }: ViewRows, format: ExportFormat, isFirst: boolean): Buffer {
  const [before, after] = format === 'ndjson' ? ['', '\n'] : [',\n', ''];
  const parts = rows.flatMap((row, index) => {
    const record = records[index] ?? { eventKey: '', bytes: null };
    const comma = isFirst && index === 0 ? '' : before;
    return [Buffer.from(comma), exportRecord(row, record).line, Buffer.from(after)];
  });
  return Buffer.concat(parts);
}
