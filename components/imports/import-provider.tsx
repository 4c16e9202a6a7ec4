'use client';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toast } from '#components/ui/toast.ts';
import { type DroppedFile, pickedFiles } from '#lib/browser/collect-dropped-files.ts';
import { findUnsent } from '#lib/browser/find-unsent.ts';
import { followRun } from '#lib/browser/followed-runs.ts';
import { openImport } from '#lib/browser/open-import.ts';
import { packSmallFiles } from '#lib/browser/pack-small-files.ts';
import { createUploadQueue } from '#lib/browser/upload-queue.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { DropOverlay } from './drop-overlay.tsx';
import { type ImportActions, ImportActionsContext } from './import-actions.ts';
import { ImportTray } from './import-tray.tsx';

/** React's types do not know the attribute that makes a file input choose folders. */
const folderOnly = { webkitdirectory: '' };

/** Imports from anywhere: the drop zone, the dialogs, the uploads and their tray. They outlive pages. */
export function ImportProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [queue] = useState(() => createUploadQueue({ endpoint: apiPaths.uploads, parallel: 3 }));
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  const start = useCallback(
    async (found: Promise<DroppedFile[]> | DroppedFile[]) => {
      try {
        const dropped = await found;
        if (dropped.length === 0) {
          toast('There is no file in it.');
          return;
        }
        const packed = packSmallFiles(dropped);
        const id =
          (await findUnsent(client, queue, dropped, packed.length)) ??
          (await openImport(dropped, packed.length));
        followRun(id);
        queue.add(id, packed);
        await client.invalidateQueries({ queryKey: ['imports'] });
      } catch (error) {
        const known = error instanceof SpoorError ? error : null;
        toast.error(known?.message ?? 'The browser could not read what was dropped.', {
          description: known?.remedy,
        });
      }
    },
    [client, queue],
  );

  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (queue.getSnapshot().totals.active > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [queue]);

  const actions = useMemo<ImportActions>(
    () => ({
      chooseFiles: () => files.current?.click(),
      chooseFolder: () => folder.current?.click(),
      follow: followRun,
      cancelUploads(runId) {
        for (const item of queue.getSnapshot().items) if (item.runId === runId) queue.cancel(item.id);
      },
    }),
    [queue],
  );
  const onPick = (input: HTMLInputElement) => {
    void start(pickedFiles(input.files ?? []));
    // The same files may be chosen again.
    input.value = '';
  };
  return (
    <ImportActionsContext value={actions}>
      {children}
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        onChange={(event) => onPick(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        {...folderOnly}
        hidden
        aria-label="Folder to import"
        onChange={(event) => onPick(event.currentTarget)}
      />
      <DropOverlay onDrop={start} />
      <ImportTray queue={queue} />
    </ImportActionsContext>
  );
}
