'use client';
import { ListTree, Pause, Play, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import type { UploadQueue } from '#lib/browser/upload-queue.ts';
import { isActive, sumUploads, type UploadItem } from '#lib/browser/upload-snapshot.ts';
import { countOf, formatBytes, formatCount } from '#lib/core/text/format-number.ts';
import { formatDuration } from '#lib/core/time/format-time.ts';
import { TrayFile } from './tray-file.tsx';

/** More rows than this say nothing more; the sums above count them all. */
const shownFiles = 30;

const order: Record<UploadItem['state'], number> = {
  failed: 0,
  retrying: 1,
  sending: 2,
  paused: 3,
  waiting: 4,
  done: 5,
  cancelled: 6,
};

/** A run whose files are on their way: sums, and each file on demand. */
export function TrayUploads({ uploads, queue }: { uploads: readonly UploadItem[]; queue: UploadQueue }) {
  const [listed, setListed] = useState(uploads.length <= 3);
  const moving = uploads.some((item) => item.state === 'sending');
  const totals = sumUploads(uploads, moving ? queue.getSnapshot().totals.bytesPerSecond : null);
  const unfinished = uploads.filter((item) => item.state !== 'done' && item.state !== 'cancelled');
  const paused = totals.active === 0;
  const each = (act: (id: string) => void) => {
    for (const item of unfinished) act(item.id);
  };
  const shown = listed
    ? unfinished.toSorted((a, b) => order[a.state] - order[b.state]).slice(0, shownFiles)
    : [];
  const speed = totals.bytesPerSecond === null ? null : `${formatBytes(totals.bytesPerSecond)}/s`;
  const left =
    totals.secondsLeft === null ? null : `${formatDuration(Math.ceil(totals.secondsLeft) * 1000)} left`;
  return (
    <>
      <div className="flex items-center gap-1">
        <ProgressBar
          label="Sending"
          value={totals.size > 0 ? totals.sent / totals.size : null}
          tone={paused ? 'idle' : 'accent'}
          className="flex-1"
        />
        <IconButton size="sm" label="Files" pressed={listed} onClick={() => setListed(!listed)}>
          <ListTree aria-hidden />
        </IconButton>
        {paused ? (
          <IconButton size="sm" label="Go on" onClick={() => each(queue.resume)}>
            <Play aria-hidden />
          </IconButton>
        ) : (
          <IconButton size="sm" label="Pause" onClick={() => each(queue.pause)}>
            <Pause aria-hidden />
          </IconButton>
        )}
        <IconButton size="sm" label="Cancel" onClick={() => each(queue.cancel)}>
          <X aria-hidden />
        </IconButton>
      </div>
      <p className="flex justify-between gap-3 text-xs text-muted">
        <span>
          {formatCount(totals.done)} of {countOf(totals.files, 'file')}, {formatBytes(totals.sent)} of{' '}
          {formatBytes(totals.size)}
        </span>
        <span className="shrink-0">
          {paused ? stopText(totals.failed) : [speed, left].filter(Boolean).join(', ')}
        </span>
      </p>
      {shown.length > 0 && (
        <ul className="flex flex-col gap-1 border-l-2 border-line pl-2">
          {shown.map((item) => (
            <TrayFile
              key={item.id}
              item={item}
              onPause={isActive(item.state) ? () => queue.pause(item.id) : undefined}
              onResume={() => queue.resume(item.id)}
              onCancel={() => queue.cancel(item.id)}
            />
          ))}
          {unfinished.length > shown.length && (
            <li className="text-xs text-faint">
              and {countOf(sumUploads(unfinished, null).files - sumUploads(shown, null).files, 'more file')}
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function stopText(failed: number): string {
  return failed > 0 ? `${countOf(failed, 'file')} failed` : 'Paused';
}
