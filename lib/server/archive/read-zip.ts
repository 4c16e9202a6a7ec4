import { SpoorError } from '#lib/core/errors.ts';
import type { ArchiveItem } from './archive-item.ts';
import { limitError } from './budget.ts';
import { accessWindow, type RandomAccess } from './random-access.ts';
import { rejected, type Walk } from './walk.ts';
import { readZipDirectory } from './zip-directory.ts';
import { openZipEntry, type Zip } from './zip-entry.ts';
import { findData } from './zip-local.ts';
import { salvageZip } from './zip-salvage.ts';

/**
 * Entries of a zip, in the order of its central directory. Where that is missing or breaks off, the
 * entries are looked for by their own headers, and the archive is reported as damaged.
 */
export async function* readZip(
  walk: Walk,
  path: string,
  whole: RandomAccess,
  depth: number,
): AsyncGenerator<ArchiveItem> {
  // The header of a small entry and its content, and mostly those of the next ones, in one read.
  const access = accessWindow(whole, 16 * 1024);
  const zip: Zip = { walk, path, access, depth };
  const seen = new Set<number>();
  try {
    const { entryCount, entries } = await readZipDirectory(access);
    if (entryCount > walk.budget.limits.maxEntries) {
      const error = limitError(`it claims ${entryCount} entries`, 'SPOOR_MAX_ENTRIES');
      yield rejected(path, error, access.size);
      return;
    }
    const room = new Room(access.size);
    for await (const entry of entries) {
      walk.budget.countEntry();
      seen.add(entry.headerAt);
      const dataAt = await findData(access, entry.headerAt);
      const overlaps = dataAt !== null && !room.claim(entry.headerAt, dataAt + (entry.compressedSize ?? 0));
      yield* openZipEntry(zip, entry, overlaps ? 'overlap' : dataAt);
      if (walk.budget.fatal !== null) return;
    }
  } catch (error) {
    if (error instanceof SpoorError) {
      if (error !== walk.budget.fatal) throw error;
      return;
    }
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    const kept = yield* salvageZip(zip, seen);
    if (walk.budget.fatal === null) yield rejected(path, damagedZip(error, kept), access.size);
  }
}

function damagedZip(cause: unknown, kept: number): SpoorError {
  const found = kept === 0 ? 'No more entries' : `${kept} more ${kept === 1 ? 'entry' : 'entries'}`;
  return new SpoorError(
    'damaged_archive',
    `The zip's list of contents is missing or damaged. ${found} could be found by looking through it.`,
    { remedy: 'Entries may be missing. Fetch the archive again and import it once more.', cause },
  );
}

/** No two entries of an honest zip share bytes: those that do unpack one bomb many times. */
class Room {
  readonly #size: number;
  #claimed = 0;
  #lastStart = -1;
  #lastEnd = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** False where the range meets the one claimed before it, or all of them cannot fit. */
  claim(start: number, end: number): boolean {
    const meets = start < this.#lastEnd && end > this.#lastStart;
    if (meets || this.#claimed + (end - start) > this.#size) return false;
    this.#claimed += end - start;
    this.#lastStart = start;
    this.#lastEnd = end;
    return true;
  }
}
