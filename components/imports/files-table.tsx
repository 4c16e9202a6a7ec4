'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { MoreButton } from '#components/ui/more-button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { importFilesQuery } from '#lib/browser/import-queries.ts';
import { usePageParameter } from '#lib/browser/use-page-parameter.ts';
import type { ImportRun } from '#lib/core/contract/imports.ts';
import { filesByResult } from '#lib/core/imports/run-result.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { FailureText } from './failure-text.tsx';
import { fileStateText } from './file-badge.tsx';
import { fileColumns } from './file-columns.tsx';
import { LoadingRows } from './loading-rows.tsx';

const states = ['rejected', 'damaged', 'done', 'known', 'skipped'] as const;

/** The files of a run, those that need a look first. */
export function FilesTable({ run }: { run: ImportRun }) {
  const live = run.finishedAt === null;
  const [wanted, setWanted] = usePageParameter('result');
  const state = states.find((each) => each === wanted) ?? 'all';
  const query = useInfiniteQuery(importFilesQuery(run.id, state === 'all' ? null : state, live));
  const counts = filesByResult(run.counts);
  const options = [
    { value: 'all' as const, label: <StateLabel text="All" count={run.counts.files} /> },
    ...states.map((value) => ({
      value,
      label: (
        <StateLabel
          text={fileStateText[value]}
          count={live && value === 'done' ? undefined : counts[value]}
        />
      ),
    })),
  ];
  const files = query.data?.pages.flatMap((page) => page.files);
  return (
    <>
      <div className="flex h-11 items-center border-b border-line px-4">
        <SegmentedControl
          label="Files by result"
          value={state}
          onChange={(next) => setWanted(next === 'all' ? null : next, 'replace')}
          options={options}
        />
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
          <DataTable
            label="Files"
            wide
            columns={fileColumns}
            rows={files}
            keyOf={(file) => file.id}
            note={({ error }) => error && <FailureText message={error.message} remedy={error.remedy} />}
          />
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
