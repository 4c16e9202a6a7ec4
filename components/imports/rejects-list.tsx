'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { MoreButton } from '#components/ui/more-button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { type RejectsOf, rejectsQuery } from '#lib/browser/reject-queries.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import type { RemarkKind } from '#lib/core/imports/notes.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import { LoadingRows } from './loading-rows.tsx';
import { RejectItem } from './reject-item.tsx';
import { RejectsDownload } from './rejects-download.tsx';

interface Props {
  of: RejectsOf;
  kind: RemarkKind;
  /** Rejected records in all; of one cause not all are listed. */
  counted?: number;
  live?: boolean;
}

const nothing = {
  reject: ['No rejected records', 'Every record that was found could be read.'],
  note: ['No notes', 'Nothing stood out in what was read.'],
} as const;

/** RejectsList: records that could not be read, or notes, each with its place and what stands there. Props: of, kind, counted, live. */
export function RejectsList({ of, kind, counted = 0, live }: Props) {
  const query = useInfiniteQuery(rejectsQuery(of, kind, live));
  const rejects = query.data?.pages.flatMap((page) => page.rejects);
  if (query.isPending) return <LoadingRows />;
  if (query.isError && !rejects) return <QueryError error={query.error} onRetry={() => query.refetch()} />;
  if (!rejects || rejects.length === 0) {
    const [title, text] = nothing[kind];
    return <EmptyState title={title}>{text}</EmptyState>;
  }
  const total = query.data?.pages[0]?.total ?? rejects.length;
  return (
    <>
      <RejectsDownload
        of={kind === 'note' ? 'notes' : 'rejected records'}
        href={(format) =>
          'run' in of
            ? apiPaths.importRejectsDownload(of.run, kind, format)
            : apiPaths.fileRejectsDownload(of.file, kind, format)
        }
      />
      <ol className="divide-y divide-line border-y border-line">
        {rejects.map((reject) => (
          <RejectItem key={reject.id} reject={reject} />
        ))}
      </ol>
      <MoreButton
        shown={rejects.length}
        total={total}
        more={counted > total ? `${countOf(counted, 'record')} rejected in all` : undefined}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => query.fetchNextPage()}
      />
    </>
  );
}
