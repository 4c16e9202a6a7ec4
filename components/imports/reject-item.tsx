import { ValueText } from '#components/ui/value-text.tsx';
import type { ImportReject } from '#lib/core/contract/imports.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { FailureText } from './failure-text.tsx';
import { PathText } from './path-text.tsx';

/** A record that could not be read: its place, the reason, and what stands there. */
export function RejectItem({ reject }: { reject: ImportReject }) {
  const place =
    reject.line === null
      ? null
      : `line ${formatCount(reject.line)}${reject.column === null ? '' : `, column ${formatCount(reject.column)}`}`;
  return (
    <li className="flex flex-col gap-1 px-4 py-2 hover:bg-hover">
      <div className="flex min-w-0 items-baseline justify-between gap-4 text-xs">
        <PathText path={reject.path} />
        <span className="shrink-0 text-muted">
          byte {formatCount(reject.offset)}
          {place && ` · ${place}`}
        </span>
      </div>
      <FailureText message={reject.message} remedy={reject.remedy} />
      {reject.excerpt !== '' && (
        <pre className="overflow-hidden rounded-sm bg-sunken px-2 py-1 text-xs whitespace-pre-wrap">
          <ValueText value={reject.excerpt} className="break-all" />
        </pre>
      )}
    </li>
  );
}
