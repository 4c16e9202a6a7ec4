import { cleanPath, isLitter } from '#lib/core/clean-path.ts';
import { SpoorError } from '#lib/core/errors.ts';
import type { ArchiveItem } from './archive-item.ts';
import { limitError } from './budget.ts';
import { ChunkReader } from './chunk-reader.ts';
import { wholeBytes } from './inflate-whole.ts';
import { emptyFile, folder, litter, notAFile } from './repeats.ts';
import { nextTarEntry, type TarEntry } from './tar-entries.ts';
import { rejected, type Walk } from './walk.ts';

/**
 * Entries of a tar (v7, ustar, GNU, PAX), in order, opened in turn. A damaged header costs what
 * lies up to the next good one. Never silent about an end that comes too early.
 */
export async function* readTar(
  walk: Walk,
  path: string,
  reader: ChunkReader,
  depth: number,
): AsyncGenerator<ArchiveItem> {
  try {
    for (;;) {
      const found = await nextTarEntry(reader, () => walk.budget.countEntry());
      if (found.kind === 'end') break;
      if (found.kind === 'damage') {
        yield rejected(path, found.error, found.bytes);
        continue;
      }
      const { entry } = found;
      walk.budget.countContent(entry.size);
      const barren = withoutContent(entry);
      if (barren !== null) {
        const item = walk.repeats.list(`${path}!${cleanPath(entry.name)}`, barren);
        if (item !== null) yield item;
        if (entry.size === 0) continue;
      }
      const end = reader.position + entry.size;
      if (barren === null) yield* openEntry(walk, `${path}!${cleanPath(entry.name)}`, entry, reader, depth);
      if (walk.budget.fatal !== null) return;
      const padding = (512 - (entry.size % 512)) % 512;
      const missing = end + padding - reader.position;
      if ((await reader.skip(missing)) < missing - padding) throw breaksOff(reader.position);
    }
    // What lies behind the end marker is padding, but a checksum around it wants to be seen.
    await reader.skip(Number.POSITIVE_INFINITY);
  } catch (error) {
    if (error !== walk.budget.fatal) yield rejected(path, error, reader.position);
  }
}

/** What is told of an entry that holds nothing to read. */
function withoutContent(entry: TarEntry) {
  if (entry.type === 'folder') return folder;
  if (isLitter(cleanPath(entry.name))) return litter(entry.size);
  if (entry.type === 'special') return notAFile(entry.what);
  return entry.type === 'file' && entry.size === 0 ? emptyFile : null;
}

async function* openEntry(
  walk: Walk,
  path: string,
  entry: TarEntry,
  reader: ChunkReader,
  depth: number,
): AsyncGenerator<ArchiveItem> {
  const { size } = entry;
  if (entry.type === 'sparse') {
    const error = new SpoorError('unsupported_archive', 'It is a sparse file.', {
      remedy: 'Pack it again without --sparse.',
    });
    yield rejected(path, error, size);
  } else if (size > walk.budget.limits.maxTotalBytes) {
    yield rejected(path, limitError(`it claims ${size} bytes`, 'SPOOR_MAX_ARCHIVE_BYTES'), size);
  } else {
    const bytes = size <= wholeBytes ? await reader.peek(size).catch(() => null) : null;
    if (bytes?.length === size) {
      await reader.skip(size);
      yield* walk.open(path, { kind: 'bytes', bytes }, depth);
    } else {
      const content = new ChunkReader(wholeEntry(reader, size));
      yield* walk.open(path, { kind: 'stream', reader: content }, depth);
    }
  }
}

async function* wholeEntry(reader: ChunkReader, size: number): AsyncGenerator<Uint8Array> {
  const end = reader.position + size;
  yield* reader.stream(size);
  if (reader.position < end) throw breaksOff(reader.position);
}

function breaksOff(at: number): SpoorError {
  return new SpoorError('damaged_archive', `The tar archive breaks off at byte ${at}.`, {
    remedy: 'Whole records before that were kept. Fetch the archive again and import it once more.',
  });
}
