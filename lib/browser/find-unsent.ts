import type { QueryClient } from '@tanstack/react-query';
import type { ImportResponse } from '#lib/core/contract/imports.ts';
import { importLabel } from '#lib/core/imports/import-label.ts';
import type { DroppedFile } from './collect-dropped-files.ts';
import { followedRuns } from './followed-runs.ts';
import { importQuery } from './import-queries.ts';
import type { UploadQueue } from './upload-queue.ts';

/**
 * The import that this tab began for the same files before it was reloaded, and of which nothing has
 * arrived: dropped again, they go on in it. Null where there is none, or it cannot be asked for.
 */
export async function findUnsent(
  client: QueryClient,
  queue: Pick<UploadQueue, 'getSnapshot'>,
  files: readonly DroppedFile[],
  uploads: number,
): Promise<string | null> {
  const sent = new Set(queue.getSnapshot().items.map(({ runId }) => runId));
  const label = importLabel(files.map(({ path }) => path));
  for (const id of followedRuns()) {
    if (sent.has(id)) continue;
    const found = await client.fetchQuery({ ...importQuery(id), staleTime: 0 }).catch(() => null);
    if (found !== null && waitsFor(found, label, uploads)) return id;
  }
  return null;
}

/** Whether a run waits for so many uploads under this name, and has none of them. */
export function waitsFor({ run, sourcesTotal }: ImportResponse, label: string, uploads: number): boolean {
  const isOpen = run.finishedAt === null && !run.cancelled && run.deletion === null;
  return isOpen && sourcesTotal === 0 && run.label === label && run.sources === uploads;
}
