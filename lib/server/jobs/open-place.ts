import { parsePathList } from '#lib/core/imports/path-list.ts';
import type { ArchiveItem } from '../archive/archive-item.ts';
import { getEnv } from '../env.ts';
import { openFiles } from '../ingest/open-files.ts';
import type { StoredSource } from '../store/read-source.ts';
import { openDemo } from './demo-items.ts';

/**
 * `spool:<file>`: ours, deleted when done. `path:<file or folder>`, `paths:<JSON of files>`: the
 * user's. `demo:<seed>`: generated.
 */
export function openPlace(
  source: StoredSource,
  onProgress: (bytesRead: number) => void,
): AsyncIterable<ArchiveItem> {
  const [kind, rest] = split(source.place);
  if (kind === 'demo') return openDemo(onProgress);
  if (kind === 'paths') return openFiles({ files: parsePathList(rest), onProgress }, getEnv());
  return openFiles({ path: rest, name: source.name, size: source.sizeBytes, onProgress }, getEnv());
}

export function spoolFileOf(place: string): string | null {
  const [kind, rest] = split(place);
  return kind === 'spool' ? rest : null;
}

function split(place: string): [kind: string, rest: string] {
  const at = place.indexOf(':');
  return [place.slice(0, at), place.slice(at + 1)];
}
