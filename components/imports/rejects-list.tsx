'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { MoreButton } from '#components/ui/more-button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { importRejectsQuery } from '#lib/browser/import-queries.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { LoadingRows } from './loading-rows.tsx';
import { RejectItem } from './reject-item.tsx';
import { RejectsDownload } from './rejects-download.tsx';

/** The records of a run that could not be read, each with its place and what stands there. */
export function RejectsList({ runId, live }: { runId: string; live: boolean }) {
  const query = useInfiniteQuery(importRejectsQuery(runId, live));
  const rejects = query.data?.pages.flatMap((page) => page.rejects);
  if (query.isPending) return <LoadingRows />;
  if (query.isError && !rejects) return <QueryError error={query.error} onRetry={() => query.refetch()} />;
  if (!rejects || rejects.length === 0)
    return <EmptyState title="No rejected records">Every record that was found could be read.</EmptyState>;
  return (
    <>
      <RejectsDownload href={(format) => apiPaths.importRejectsDownload(runId, format)} />
      <ol className="divide-y divide-line border-y border-line">
        {rejects.map((reject) => (
          <RejectItem key={reject.id} reject={reject} />
        ))}
      </ol>
      <MoreButton
        shown={rejects.length}
        total={query.data?.pages[0]?.total}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </>
  );
}
