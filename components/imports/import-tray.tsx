'use client';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useTrayRoom } from '#components/ui/use-tray-room.ts';
import { useFollowedRuns } from '#lib/browser/followed-runs.ts';
import type { UploadQueue } from '#lib/browser/upload-queue.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import { TrayRun } from './tray-run.tsx';

const noUploads = { items: [] };

/** What this tab imports, on every page, from the first byte sent to the result. */
export function ImportTray({ queue }: { queue: UploadQueue }) {
  const runs = useFollowedRuns();
  const { items } = useSyncExternalStore<Pick<ReturnType<UploadQueue['getSnapshot']>, 'items'>>(
    queue.subscribe,
    queue.getSnapshot,
    () => noUploads,
  );
  const [open, setOpen] = useState(true);
  const room = useTrayRoom('--import-tray');
  if (runs.length === 0) return null;
  return (
    <section
      ref={room}
      aria-label="Imports under way"
      className="fixed right-3 bottom-8 z-30 flex w-[360px] flex-col rounded-md bg-raised shadow-popup"
    >
      <header className="flex h-9 items-center justify-between pr-1.5 pl-3">
        <h2 className="text-sm font-semibold">{countOf(runs.length, 'import')}</h2>
        <IconButton
          size="sm"
          label={open ? 'Fold up' : 'Unfold'}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
        </IconButton>
      </header>
      <ul
        className={open ? 'max-h-[50vh] divide-y divide-line overflow-y-auto border-t border-line' : 'hidden'}
      >
        {runs.map((id) => (
          <TrayRun key={id} id={id} queue={queue} uploads={items.filter((item) => item.runId === id)} />
        ))}
      </ul>
    </section>
  );
}
