import Link from 'next/link';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { cx } from '#components/ui/cx.ts';
import type { ImportFile } from '#lib/core/contract/imports.ts';
import { formatBytes, formatCount } from '#lib/core/text/format-number.ts';
import { FailureText } from './failure-text.tsx';
import { FileBadge } from './file-badge.tsx';
import { PathText } from './path-text.tsx';

const columns = 9;

/** A file's line, and below it the reason where it was not read whole. */
export function FileRow({ file }: { file: ImportFile }) {
  const cell = cx('td', file.error && 'border-b-0');
  return (
    <>
      <tr className="group hover:bg-hover">
        <td className={cx(cell, 'pl-4')}>
          <Link href={`/imports/files/${file.id}`} className="flex min-w-0 hover:underline">
            <PathText path={file.path} />
          </Link>
        </td>
        <td className={cell}>
          <FileBadge state={file.state} />
        </td>
        <td className={cx(cell, 'truncate text-muted')}>{file.container ?? '–'}</td>
        <td className={cx(cell, 'text-right text-muted')}>{formatBytes(file.bytes)}</td>
        <td className={cx(cell, 'text-right')}>{formatCount(file.records)}</td>
        <td className={cx(cell, 'text-right')}>{formatCount(file.inserted)}</td>
        <td className={cx(cell, 'text-right text-muted')}>{formatCount(file.known)}</td>
        <td className={cx(cell, 'text-right', file.rejected > 0 ? 'text-danger' : 'text-muted')}>
          {formatCount(file.rejected)}
        </td>
        <td className={cx(cell, 'px-1')}>
          {file.sha256 && (
            <CopyButton
              text={file.sha256}
              label="Copy SHA-256"
              className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
            />
          )}
        </td>
      </tr>
      {file.error && (
        <tr>
          <td colSpan={columns} className="border-b border-line px-4 pb-2">
            <FailureText message={file.error.message} remedy={file.error.remedy} />
          </td>
        </tr>
      )}
    </>
  );
}
