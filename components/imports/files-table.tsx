'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { MoreButton } from '#components/ui/more-button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { importFilesQuery } from '#lib/browser/import-queries.ts';
import { fileStateText } from './file-badge.tsx';
import { FileRow } from './file-row.tsx';
import { LoadingRows } from './loading-rows.tsx';

const filters = [
  { value: 'all', label: 'All' },
  ...(['rejected', 'damaged', 'done', 'known', 'skipped'] as const).map((state) => ({
    value: state,
    label: fileStateText[state],
  })),
] as const;

/** The files of a run, those that need a look first. */
export function FilesTable({ runId, live }: { runId: string; live: boolean }) {
  const [state, setState] = useState<(typeof filters)[number]['value']>('all');
  const query = useInfiniteQuery(importFilesQuery(runId, state === 'all' ? null : state, live));
  const files = query.data?.pages.flatMap((page) => page.files);
  return (
    <>
      <div className="flex h-11 items-center px-4">
        <SegmentedControl label="Files by result" value={state} onChange={setState} options={filters} />
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
                <th className="th w-36">Result</th>
                <th className="th w-32">Kind</th>
                <th className="th w-20 text-right">Size</th>
                <th className="th w-20 text-right">Records</th>
                <th className="th w-20 text-right">Added</th>
                <th className="th w-28 text-right">Already known</th>
                <th className="th w-20 text-right">Rejected</th>
                <th className="th w-10" aria-label="Copy" />
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
