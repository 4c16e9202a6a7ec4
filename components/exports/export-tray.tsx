'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { useTrayRoom } from '#components/ui/use-tray-room.ts';
import {
  cancelExport,
  type Download,
  exportQuery,
  forgetDownload,
  useDownloads,
} from '#lib/browser/export-downloads.ts';
import type { ExportResponse } from '#lib/core/contract/exports.ts';
import { exportKinds } from '#lib/core/export/export-format.ts';
import { formatCount } from '#lib/core/text/format-number.ts';

/** What this tab saves, on every page, until it is taken off the list. */
export function ExportTray() {
  const downloads = useDownloads();
  const room = useTrayRoom('--export-tray');
  if (downloads.length === 0) return null;
  return (
    <section
      ref={room}
      aria-label="Exports under way"
      className="fixed bottom-8 left-[calc(var(--rail-width)+12px)] z-30 w-80 rounded-md bg-raised shadow-popup"
    >
      <ul className="max-h-[40vh] divide-y divide-line overflow-y-auto">
        {downloads.map((download) => (
          <TrayExport key={download.id} download={download} />
        ))}
      </ul>
    </section>
  );
}

/** A refused download leaves no trace on the server: after this long there will be none. */
const patienceMs = 20_000;

function TrayExport({ download }: { download: Download }) {
  const { id, format, since } = download;
  const client = useQueryClient();
  const { data, dataUpdatedAt } = useQuery(exportQuery(download));
  const cancel = useMutation({
    mutationFn: () => cancelExport(id),
    onSuccess: (answer) => client.setQueryData(exportQuery(download).queryKey, answer),
  });
  const refused = !data && dataUpdatedAt - since > patienceMs;
  const state = refused ? 'failed' : (data?.state ?? 'running');
  const share = data?.total ? data.written / data.total : null;
  return (
    <li className="flex flex-col gap-1.5 py-2 pr-1.5 pl-3">
      <div className="flex items-center gap-2">
        <h2 className="flex-1 truncate text-sm font-medium">Export as {exportKinds[format].ending}</h2>
        {state === 'running' ? (
          <Button size="sm" look="ghost" disabled={!data || cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel
          </Button>
        ) : (
          <IconButton size="sm" label="Take off this list" onClick={() => forgetDownload(id)}>
            <X aria-hidden />
          </IconButton>
        )}
      </div>
      <ProgressBar
        label="Progress of the export"
        value={state === 'done' ? 1 : share}
        tone={
          state === 'failed'
            ? 'danger'
            : state === 'cancelled'
              ? 'idle'
              : state === 'done'
                ? 'done'
                : 'accent'
        }
        className="mr-1.5"
      />
      <p role="status" className={state === 'failed' ? 'text-xs text-danger' : 'text-xs text-muted'}>
        {wordsOf(state, data ?? null, refused)}
      </p>
    </li>
  );
}

function wordsOf(state: ExportResponse['state'], data: ExportResponse | null, refused: boolean): string {
  if (refused) return 'The server refused it: what your browser saved is not an export.';
  if (data === null) return 'Counting the rows…';
  const written = formatCount(data.written);
  const total = data.total === null ? '' : ` of ${formatCount(data.total)}`;
  if (state === 'done') return `${written}${total} rows written`;
  if (state === 'cancelled') return `Cancelled after ${written}${total} rows: the file is not whole.`;
  if (state === 'failed') return `Broken off after ${written}${total} rows: the file is not whole.`;
  return `${written}${total} rows written…`;
}
