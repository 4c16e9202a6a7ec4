'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useRef } from 'react';
import { PageZone } from '#components/filters/page-zone.tsx';
import { PageHeader } from '#components/shell/page-header.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { useKeptScroll } from '#components/ui/use-kept-scroll.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import { importQuery, isMoving } from '#lib/browser/import-queries.ts';
import { DeletedRun } from './deleted-run.tsx';
import { RunActions } from './run-actions.tsx';
import { RunBadge } from './run-badge.tsx';
import { RunLoading } from './run-loading.tsx';
import { RunSummary } from './run-summary.tsx';
import { RunTabs } from './run-tabs.tsx';
import { useFinish } from './use-finish.ts';

/** /imports/[id]: what one run found, and what it could not read. */
export function RunPage({ id }: { id: string }) {
  const query = useQuery(importQuery(id));
  const found = query.data;
  const client = useQueryClient();
  const box = useRef<HTMLDivElement>(null);
  useKeptScroll(box, found !== undefined);
  // Its files and rejects were last asked for a moment before the end.
  useFinish(found === undefined ? 'unknown' : isMoving(found.run) ? 'working' : 'finished', () => {
    void client.invalidateQueries();
  });
  return (
    <>
      <PageHeader
        title={
          <span className="flex min-w-0 items-center gap-1">
            <Link
              href="/imports"
              className="flex shrink-0 items-center font-normal text-muted hover:text-ink"
            >
              <ChevronLeft className="size-4" aria-hidden />
              Imports
            </Link>
            <span className="text-faint">/</span>
            {found ? <ValueText value={found.run.label} prose truncate /> : 'Import'}
          </span>
        }
        hint={found && <RunBadge run={found.run} />}
        actions={
          <>
            <PageZone />
            {found && <RunActions run={found.run} />}
          </>
        }
      />
      <div ref={box} className="tray-room min-h-0 flex-1 overflow-auto bg-surface">
        {query.isPending && <RunLoading />}
        {query.isError && !found && <QueryError error={query.error} onRetry={() => query.refetch()} />}
        {found?.run.deletion && <DeletedRun run={found.run} deletion={found.run.deletion} />}
        {found?.run.deletion === null && (
          <>
            <RunSummary run={found.run} sourcesTotal={found.sourcesTotal} />
            <RunTabs {...found} />
          </>
        )}
      </div>
    </>
  );
}
