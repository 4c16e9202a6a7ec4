import { CopyButton } from '#components/ui/copy-button.tsx';
import type { ImportFile } from '#lib/core/contract/imports.ts';
import { formatBytes, formatCount } from '#lib/core/text/format-number.ts';
import { FailureText } from './failure-text.tsx';
import { FileBadge } from './file-badge.tsx';
import { PathText } from './path-text.tsx';

export function FileRow({ file }: { file: ImportFile }) {
  return (
    <tr className="group align-top hover:bg-hover">
      <td className="td py-2 pl-4">
        <PathText path={file.path} />
        {file.error && <FailureText message={file.error.message} remedy={file.error.remedy} />}
      </td>
      <td className="td py-1.5">
        <FileBadge state={file.state} />
      </td>
      <td className="td truncate py-2 text-muted">{file.container ?? '–'}</td>
      <td className="td py-2 text-right text-muted">{formatBytes(file.bytes)}</td>
      <td className="td py-2 text-right">{formatCount(file.records)}</td>
      <td className="td py-2 text-right">{formatCount(file.inserted)}</td>
      <td className="td py-2 text-right text-muted">{formatCount(file.known)}</td>
      <td className={file.rejected > 0 ? 'td py-2 text-right text-danger' : 'td py-2 text-right text-muted'}>
        {formatCount(file.rejected)}
      </td>
      <td className="td px-1 py-1">
        {file.sha256 && (
          <CopyButton
            text={file.sha256}
            label="Copy SHA-256"
            className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
          />
        )}
      </td>
    </tr>
  );
}
