'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { MoreButton } from '#components/ui/more-button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { fileRejectsQuery } from '#lib/browser/file-queries.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { LoadingRows } from './loading-rows.tsx';
import { RejectItem } from './reject-item.tsx';
import { RejectsDownload } from './rejects-download.tsx';

/** The records of one file that could not be read. */
export function FileRejects({ id }: { id: number }) {
  const query = useInfiniteQuery(fileRejectsQuery(id));
  const rejects = query.data?.pages.flatMap((page) => page.rejects);
  if (query.isPending) return <LoadingRows />;
  if (query.isError && !rejects) return <QueryError error={query.error} onRetry={() => query.refetch()} />;
  return (
    <section aria-label="Rejected records">
      <RejectsDownload href={(format) => apiPaths.fileRejectsDownload(id, format)} />
      <ol className="divide-y divide-line border-y border-line">
        {rejects?.map((reject) => (
          <RejectItem key={reject.id} reject={reject} />
        ))}
      </ol>
      <MoreButton
        shown={rejects?.length ?? 0}
        total={query.data?.pages[0]?.total}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </section>
  );
}
