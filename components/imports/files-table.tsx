'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { MoreButton } from '#components/ui/more-button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { importFilesQuery } from '#lib/browser/import-queries.ts';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { fileStateText } from './file-badge.tsx';
import { FileRow } from './file-row.tsx';
import { LoadingRows } from './loading-rows.tsx';

const states = ['rejected', 'damaged', 'done', 'known', 'skipped'] as const;

/** The files of a run, those that need a look first. */
export function FilesTable({ run }: { run: ImportRun }) {
  const live = run.finishedAt === null;
  const [state, setState] = useState<(typeof states)[number] | 'all'>('all');
  const query = useInfiniteQuery(importFilesQuery(run.id, state === 'all' ? null : state, live));
  const counts: Partial<Record<typeof state, number>> = {
    rejected: run.counts.filesRejected,
    damaged: run.counts.filesDamaged,
    known: run.counts.filesKnown,
    skipped: run.counts.filesSkipped,
  };
  const options = [
    { value: 'all' as const, label: 'All' },
    ...states.map((value) => ({
      value,
      label: <StateLabel text={fileStateText[value]} count={counts[value]} />,
    })),
  ];
  const files = query.data?.pages.flatMap((page) => page.files);
  return (
    <>
      <div className="flex h-11 items-center px-4">
        <SegmentedControl label="Files by result" value={state} onChange={setState} options={options} />
      </div>
      {query.isPending && <LoadingRows />}
      {query.isError && !files && <QueryError error={query.error} onRetry={() => query.refetch()} />}
      {files?.length === 0 && (
        <EmptyState title={state === 'all' ? 'No files yet' : 'No such files'}>
          {state === 'all' &&
            (live ? 'They appear here as they are read.' : 'Nothing in this import could be opened.')}
        </EmptyState>
      )}
      {files && files.length > 0 && (
        <>
          <table className="w-full table-fixed border-separate border-spacing-0 border-t border-line">
            <thead>
              <tr>
                <th className="th pl-4">File</th>
                <th className="th w-32">Result</th>
                <th className="th w-28">Kind</th>
                <th className="th w-20 text-right">Size</th>
                <th className="th w-20 text-right">Records</th>
                <th className="th w-20 text-right">Added</th>
                <th className="th w-28 text-right">Already known</th>
                <th className="th w-20 text-right">Rejected</th>
                <th className="th w-10">
                  <VisuallyHidden>SHA-256</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {files.map((file) => (
                <FileRow key={file.id} file={file} />
              ))}
            </tbody>
          </table>
          <MoreButton
            shown={files.length}
            total={query.data?.pages[0]?.total}
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => query.fetchNextPage()}
          />
        </>
      )}
    </>
  );
}

/** The state, and how many files are in it where the run counts them. */
function StateLabel({ text, count }: { text: string; count: number | undefined }) {
  return (
    <>
      {text}
      {count !== undefined && <span className="font-normal text-faint">{formatCount(count)}</span>}
    </>
  );
}
