import { stat } from 'node:fs/promises';
import type { ListedFile } from '#lib/core/imports/path-list.ts';
import type { ArchiveItem, ArchiveLimits } from '../archive/archive-item.ts';
import { openArchive } from '../archive/open-archive.ts';
import type { Env } from '../env.ts';
import { walkFolder } from '../sources/walk-folder.ts';

export type FilesRequest = {
  readonly onProgress: (bytesRead: number) => void;
} & (
  | {
      /** A file, or a folder whose files are imported in the order of their names. */
      readonly path: string;
      /** What people call it. */
      readonly name: string;
      readonly size: number;
    }
  | { readonly files: readonly ListedFile[] }
);

/** The documents of a file, an archive, some files or a whole folder, in an order that is the same every time. */
export async function* openFiles(request: FilesRequest, env: Env): AsyncGenerator<ArchiveItem> {
  const { onProgress } = request;
  const limits = archiveLimits(env);
  const options = { scratchFolder: env.dataFolder };
  if ('path' in request && !(await stat(request.path)).isDirectory()) {
    const { path: file, name, size } = request;
    yield* openArchive({ name, file, size, onProgress }, limits, options);
    return;
  }
  let before = 0;
  for await (const { file, name, size } of 'files' in request ? request.files : filesBelow(request.path)) {
    yield* openArchive({ name, file, size }, limits, options);
    before += size;
    onProgress(before);
  }
}

async function* filesBelow(folder: string): AsyncGenerator<ListedFile> {
  for await (const { file, path, size } of walkFolder(folder)) yield { file, name: path, size };
}

export function archiveLimits(env: Env): ArchiveLimits {
  const { entries, entryBytes, ratio, archiveDepth, archiveBytes } = env.limits;
  return {
    maxEntries: entries,
    maxEntryBytes: entryBytes,
    maxRatio: ratio,
    maxDepth: archiveDepth,
    maxTotalBytes: archiveBytes,
  };
}
