'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { MoreButton } from '#components/ui/more-button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { importRejectsQuery } from '#lib/browser/import-queries.ts';
import type { ImportReject } from '#lib/core/contract/imports.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { FailureText } from './failure-text.tsx';
import { LoadingRows } from './loading-rows.tsx';
import { PathText } from './path-text.tsx';

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
      <ol className="divide-y divide-line border-b border-line">
        {rejects.map((reject) => (
          <Reject key={reject.id} reject={reject} />
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

function Reject({ reject }: { reject: ImportReject }) {
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
