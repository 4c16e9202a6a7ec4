'use client';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ListFilter, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { PageZone } from '#components/filters/page-zone.tsx';
import { PageHeader } from '#components/shell/page-header.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { fileQuery } from '#lib/browser/file-queries.ts';
import { useView } from '#lib/browser/use-view.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import type { ImportFileResponse } from '#lib/core/contract/imports.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { FileBadge } from './file-badge.tsx';
import { FileEvents } from './file-events.tsx';
import { FileRemarks } from './file-remarks.tsx';
import { FileSummary } from './file-summary.tsx';
import { LoadingRows } from './loading-rows.tsx';
import { useImportVerbs } from './use-import-verbs.ts';

/** /imports/files/[id]: one file, its sums, its rejects, and the way to its events. */
export function FilePage({ id }: { id: number }) {
  const query = useQuery(fileQuery(id));
  const found = query.data;
  const { view } = useView();
  const zone = useZone(view.zone);
  return (
    <>
      <PageHeader
        title={
          <span className="flex min-w-0 items-center gap-1">
            <Link
              href={found ? `/imports/${found.runId}` : '/imports'}
              className="flex min-w-0 shrink items-center font-normal text-muted hover:text-ink"
            >
              <ChevronLeft className="size-4 shrink-0" aria-hidden />
              {found ? <ValueText value={found.runLabel} prose truncate /> : 'Imports'}
            </Link>
            <span className="text-faint">/</span>
            {found ? <ValueText value={nameIn(found.file.path)} truncate className="min-w-24" /> : 'File'}
          </span>
        }
        hint={found && <FileBadge state={found.file.state} />}
        actions={
          <>
            <PageZone />
            {found && <FileActions found={found} />}
          </>
        }
      />
      <div className="tray-room min-h-0 flex-1 overflow-auto bg-surface">
        {query.isPending && <LoadingRows />}
        {query.isError && !found && <QueryError error={query.error} onRetry={() => query.refetch()} />}
        {found && (
          <>
            <FileSummary found={found} />
            {found.file.records > found.file.rejected && (
              <FileEvents fileId={id} viewZone={view.zone} zone={zone} />
            )}
            <FileRemarks file={found.file} />
          </>
        )}
      </div>
    </>
  );
}

/** Its folders are among what is said of it. */
function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1) || path;
}

function FileActions({ found }: { found: ImportFileResponse }) {
  const { retry } = useImportVerbs(found.runId);
  const { id, records, rejected } = found.file;
  return (
    <>
      {found.canRetry && (
        <Button
          icon={<RotateCcw aria-hidden />}
          disabled={retry.isPending}
          onClick={() => retry.mutate({ fileId: id })}
        >
          Try again
        </Button>
      )}
      {records > rejected && (
        <Link href={timelineHref({ file: id })} className={buttonClass('primary')}>
          <ListFilter aria-hidden />
          Its events
        </Link>
      )}
    </>
  );
}
