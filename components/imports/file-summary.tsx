import Link from 'next/link';
import type { ReactNode } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { ImportFileResponse } from '#lib/core/contract/imports.ts';
import { formatBytes, formatCount } from '#lib/core/text/format-number.ts';
import { FailureText } from './failure-text.tsx';
import { SumStrip } from './sum-strip.tsx';

/** The sums of a file, where it came from, and why it was not read whole. */
export function FileSummary({ found }: { found: ImportFileResponse }) {
  const { file, sourceName, knownBy } = found;
  return (
    <section
      aria-label="File"
      className="grid grid-cols-[minmax(0,1fr)_minmax(320px,420px)] gap-8 border-b border-line p-4"
    >
      <div className="flex flex-col gap-3">
        <SumStrip counts={file} />
        {file.error && <FailureText message={file.error.message} remedy={file.error.remedy} />}
        {knownBy && (
          <p className="text-xs text-muted">
            The same bytes were imported before, as{' '}
            <Link href={`/imports/files/${knownBy.id}`} className="text-accent hover:underline">
              <ValueText value={knownBy.path} />
            </Link>{' '}
            of <ValueText value={knownBy.runLabel} prose />: its events are this file’s, too.
          </p>
        )}
      </div>
      <dl className="grid grid-cols-[80px_minmax(0,1fr)] gap-y-1 self-start text-xs">
        <Row label="Path">
          <ValueText value={file.path} className="[overflow-wrap:anywhere]" />
        </Row>
        <Row label="Source">
          <ValueText value={sourceName} className="[overflow-wrap:anywhere]" />
        </Row>
        <Row label="Container">{file.container ?? '–'}</Row>
        <Row label="Size">
          {formatBytes(file.bytes)} ({formatCount(file.bytes)} bytes)
        </Row>
        <Row label="SHA-256">
          {file.sha256 === null ? (
            '–'
          ) : (
            <span className="flex items-start gap-1">
              <ValueText value={file.sha256} className="break-all" />
              <CopyButton text={file.sha256} label="Copy SHA-256" />
            </span>
          )}
        </Row>
      </dl>
    </section>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
