import { parsePathList } from '#lib/core/imports/path-list.ts';
import type { ArchiveItem } from '../archive/archive-item.ts';
import { getEnv } from '../env.ts';
import { openFiles } from '../ingest/open-files.ts';
import type { StoredSource } from '../store/read-source.ts';
import { openDemo } from './demo-items.ts';

/** Of a spool file that the page packed of dropped ones. */
const packed = 'packed:';

/**
 * `spool:<file>`, `spool:packed:<file>`: ours, deleted when done. `path:<file or folder>`, `paths:<JSON of files>`: the
 * user's. `demo:<seed>`: generated.
 */
export function openPlace(
  source: StoredSource,
  onProgress: (bytesRead: number) => void,
): AsyncIterable<ArchiveItem> {
  const [kind, rest] = split(source.place);
  if (kind === 'demo') return openDemo(onProgress);
  if (kind === 'paths') return openFiles({ files: parsePathList(rest), onProgress }, getEnv());
  const { name, sizeBytes: size } = source;
  const file = spoolFileOf(source.place);
  const items = openFiles({ path: file ?? rest, name, size, onProgress }, getEnv());
  return file !== null && rest.startsWith(packed) ? unpacked(items, `${name}!`) : items;
}

export function spoolPlace(file: string, isPacked: boolean): string {
  return `spool:${isPacked ? packed : ''}${file}`;
}

export function spoolFileOf(place: string): string | null {
  const [kind, rest] = split(place);
  if (kind !== 'spool') return null;
  return rest.startsWith(packed) ? rest.slice(packed.length) : rest;
}

/** Files as they were dropped: nobody knows the tar that they came in. */
export async function* unpacked(
  items: AsyncIterable<ArchiveItem>,
  prefix: string,
): AsyncGenerator<ArchiveItem> {
  const own = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  for await (const item of items) {
    if (item.kind !== 'document') yield { ...item, path: own(item.path) };
    else yield { ...item, document: { ...item.document, path: own(item.document.path) } };
  }
}

function split(place: string): [kind: string, rest: string] {
  const at = place.indexOf(':');
  return [place.slice(0, at), place.slice(at + 1)];
}
