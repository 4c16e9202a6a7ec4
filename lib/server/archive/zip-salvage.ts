import type { ArchiveItem } from './archive-item.ts';
import { accessWindow } from './random-access.ts';
import { openZipEntry, type Zip } from './zip-entry.ts';
import { findLocalHeader, readLocalEntry } from './zip-local.ts';

/**
 * Opens the entries of a zip whose central directory is lost, by their local headers, except those
 * whose header is at a place in `seen`. Answers how many it opened.
 */
export async function* salvageZip(zip: Zip, seen: ReadonlySet<number>): AsyncGenerator<ArchiveItem, number> {
  const { walk } = zip;
  // Entries lie one behind the other: a read of its own for each header takes most of the time.
  const access = accessWindow(zip.access, 256 * 1024);
  let opened = 0;
  for (let from = 0; ; ) {
    const headerAt = await findLocalHeader(access, from);
    if (headerAt === null) return opened;
    const found = await readLocalEntry(access, headerAt);
    if (found === null) {
      from = headerAt + 4;
      continue;
    }
    const { entry, dataAt } = found;
    const end = dataAt + (entry.compressedSize ?? 0);
    from = end <= access.size ? end : dataAt;
    if (seen.has(headerAt)) continue;
    try {
      walk.budget.countEntry();
    } catch {
      return opened;
    }
    opened += 1;
    yield* openZipEntry(zip, entry, dataAt, (consumed) => {
      from = dataAt + consumed;
    });
    if (walk.budget.fatal !== null) return opened;
  }
}
