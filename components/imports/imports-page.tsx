'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FolderUp, Upload } from 'lucide-react';
import { PageZone } from '#components/filters/page-zone.tsx';
import { PageHeader } from '#components/shell/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { MoreButton } from '#components/ui/more-button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { importsQuery } from '#lib/browser/import-queries.ts';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import { useImportActions } from './import-actions.ts';
import { LoadingRows } from './loading-rows.tsx';
import { RunsTable } from './runs-table.tsx';

/** /imports: every run, newest first. */
export function ImportsPage() {
  const query = useInfiniteQuery(importsQuery());
  const zone = useZone(useView().view.zone);
  const { chooseFiles, chooseFolder } = useImportActions();
  const runs = query.data?.pages.flatMap((page) => page.runs);
  return (
    <>
      <PageHeader
        title="Imports"
        actions={
          <>
            <PageZone />
            <Button icon={<FolderUp aria-hidden />} onClick={chooseFolder}>
              Import a folder
            </Button>
            <Button look="primary" icon={<Upload aria-hidden />} onClick={chooseFiles}>
              Import files
            </Button>
          </>
        }
      />
      <div className="tray-room min-h-0 flex-1 overflow-auto bg-surface">
        {query.isPending && <LoadingRows />}
        {query.isError && !runs && <QueryError error={query.error} onRetry={() => query.refetch()} />}
        {runs?.length === 0 && (
          <EmptyState icon={<Upload aria-hidden />} title="Nothing has been imported yet">
            Drop files, archives or a folder of CloudTrail logs anywhere on the page, or run{' '}
            <code className="value">npm run import -- PATH</code>.
          </EmptyState>
        )}
        {runs && runs.length > 0 && (
          <div className="min-w-[1040px]">
            <RunsTable runs={runs} zone={zone} />
            <MoreButton
              shown={runs.length}
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={() => query.fetchNextPage()}
            />
          </div>
        )}
      </div>
    </>
  );
}
