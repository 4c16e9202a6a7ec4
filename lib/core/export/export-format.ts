/**
 * What the rows of a View can be saved as: a table for spreadsheets, a record a line for programs,
 * or the records as CloudTrail itself delivers them.
 */
export const exportFormats = ['csv', 'ndjson', 'records'] as const;
export type ExportFormat = (typeof exportFormats)[number];

interface FileKind {
  readonly ending: string;
  readonly type: string;
}

export const exportKinds: Readonly<Record<ExportFormat, FileKind>> = {
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8' },
  ndjson: { ending: 'ndjson', type: 'application/x-ndjson; charset=utf-8' },
  records: { ending: 'json.gz', type: 'application/gzip' },
};
