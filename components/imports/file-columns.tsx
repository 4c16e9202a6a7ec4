import Link from 'next/link';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { type Column, figureColumn } from '#components/ui/data-table.tsx';
import type { ImportFile } from '#lib/core/contract/imports.ts';
import { formatBytes } from '#lib/core/text/format-number.ts';
import { FileBadge } from './file-badge.tsx';
import { PathText } from './path-text.tsx';

/** What a table of files shows of each. */
export const fileColumns: readonly Column<ImportFile>[] = [
  {
    key: 'file',
    head: 'File',
    cell: (file) => (
      <Link href={`/imports/files/${file.id}`} className="flex min-w-0 hover:underline">
        <PathText path={file.path} />
      </Link>
    ),
  },
  { key: 'result', head: 'Result', width: 'w-32', cell: (file) => <FileBadge state={file.state} /> },
  { key: 'kind', head: 'Kind', width: 'w-28', look: 'text-muted', cell: (file) => file.container ?? '–' },
  {
    key: 'size',
    head: 'Size',
    width: 'w-20',
    align: 'right',
    look: 'text-muted',
    cell: (file) => formatBytes(file.bytes),
  },
  figureColumn('records', 'Records', (file) => file.records),
  figureColumn('added', 'Added', (file) => file.inserted),
  figureColumn('known', 'Already known', (file) => file.known, { width: 'w-28', tone: 'text-muted' }),
  figureColumn('rejected', 'Rejected', (file) => file.rejected, { tone: 'text-danger' }),
  {
    key: 'hash',
    head: <span className="sr-only">SHA-256</span>,
    width: 'w-16',
    cell: (file) =>
      file.sha256 && (
        <CopyButton
          text={file.sha256}
          label="Copy SHA-256"
          className="-my-1 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
        />
      ),
  },
];
