import { stat } from 'node:fs/promises';
import type { ArchiveItem, ArchiveLimits } from '../archive/archive-item.ts';
import { openArchive } from '../archive/open-archive.ts';
import type { Env } from '../env.ts';
import { walkFolder } from '../sources/walk-folder.ts';

export interface FilesRequest {
  /** A file, or a folder whose files are imported in the order of their names. */
  readonly path: string;
  /** What people call it. */
  readonly name: string;
  readonly size: number;
  readonly onProgress: (bytesRead: number) => void;
}

/** The documents of a file, an archive or a whole folder, in an order that is the same every time. */
export async function* openFiles(request: FilesRequest, env: Env): AsyncGenerator<ArchiveItem> {
  const limits = archiveLimits(env);
  const options = { scratchFolder: env.dataFolder };
  if (!(await stat(request.path)).isDirectory()) {
    yield* openArchive(
      { name: request.name, file: request.path, size: request.size, onProgress: request.onProgress },
      limits,
      options,
    );
    return;
  }
  let before = 0;
  for await (const { file, path, size } of walkFolder(request.path)) {
    yield* openArchive({ name: path, file, size }, limits, options);
    before += size;
    request.onProgress(before);
  }
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
