'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import Link from 'next/link';
import { useEffect } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { closeImport } from '#lib/browser/close-import.ts';
import { unfollowRun } from '#lib/browser/followed-runs.ts';
import { refreshAround } from '#lib/browser/hold-lists.ts';
import { importQuery } from '#lib/browser/import-queries.ts';
import { cancelImport } from '#lib/browser/import-verbs.ts';
import type { UploadQueue } from '#lib/browser/upload-queue.ts';
import type { UploadItem } from '#lib/browser/upload-snapshot.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { runSentence } from '#lib/core/imports/run-result.ts';
import { FailureText } from './failure-text.tsx';
import { RunBadge } from './run-badge.tsx';
import { TrayProcessing } from './tray-processing.tsx';
import { TrayUploads } from './tray-uploads.tsx';
import { useFinish } from './use-finish.ts';

interface Props {
  id: string;
  queue: UploadQueue;
  /** This run's files on their way. */
  uploads: readonly UploadItem[];
}

/** One run in the tray: sending, then being read, then its result. */
export function TrayRun({ id, queue, uploads }: Props) {
  const client = useQueryClient();
  const query = useQuery(importQuery(id));
  const found = query.data;
  const finished = found !== undefined && found.run.finishedAt !== null;
  const firstError = finished ? found.sources.find((source) => source.error)?.error : undefined;
  const shownError = firstError ?? found?.run.heldBy;
  const sending = uploads.some((item) => item.state !== 'done' && item.state !== 'cancelled');
  const gone = query.error instanceof SpoorError && query.error.code === 'not_found';

  useEffect(() => {
    if (gone) unfollowRun(id);
  }, [gone, id]);
  // What every page shows has changed; a list that is being read says so itself.
  useFinish(found === undefined ? 'unknown' : finished ? 'finished' : 'working', () => {
    void refreshAround(client);
  });

  const cancelled = uploads.filter((item) => item.state === 'cancelled').length;
  const cutShort = cancelled > 0 && !sending;
  const unwanted = cancelled === uploads.length;
  useEffect(() => {
    if (!cutShort || finished) return;
    // The server still waits for what was cancelled here: all of it, and the import is called off.
    const end = unwanted ? cancelImport(id) : closeImport(id);
    end.catch(() => undefined).finally(() => client.invalidateQueries({ queryKey: ['imports'] }));
  }, [cutShort, unwanted, finished, id, client]);

  return (
    <li className="flex flex-col gap-1.5 px-3 py-2.5">
      <div className="flex h-6 items-center gap-2">
        <Link href={`/imports/${id}`} className="min-w-0 flex-1 text-sm font-medium hover:underline">
          {found ? <ValueText value={found.run.label} prose truncate /> : 'Import'}
        </Link>
        {found && (finished || found.run.heldBy) && <RunBadge run={found.run} />}
        {(finished || query.isError) && (
          <IconButton size="sm" label="Take off this list" onClick={() => unfollowRun(id)}>
            <X aria-hidden />
          </IconButton>
        )}
      </div>
      {sending && <TrayUploads uploads={uploads} queue={queue} />}
      {!sending && found && !finished && <TrayProcessing found={found} sentHere={uploads.length > 0} />}
      {!found && !sending && !query.isError && <ProgressBar label="Import" value={null} />}
      {query.isError && !found && <QueryError error={query.error} inline />}
      {shownError && <FailureText message={shownError.message} remedy={shownError.remedy} />}
      <p role="status" className="text-xs text-muted empty:hidden">
        {finished && `${runSentence(found.run.counts, found.run.sourcesFailed)}.`}
      </p>
    </li>
  );
}
