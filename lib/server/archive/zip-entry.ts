import { crc32 } from 'node:zlib';
import { cleanPath, isLitter } from '#lib/core/clean-path.ts';
import { SpoorError } from '#lib/core/errors.ts';
import type { ArchiveItem } from './archive-item.ts';
import { limitError } from './budget.ts';
import { ChunkReader } from './chunk-reader.ts';
import { inflateStream } from './inflate-stream.ts';
import { inflateWhole, wholeBytes } from './inflate-whole.ts';
import { accessPart, type RandomAccess, streamAccess } from './random-access.ts';
import { folder, litter, notAFile } from './repeats.ts';
import { rejected, type Walk } from './walk.ts';
import type { ZipEntry } from './zip-directory.ts';

export interface Zip {
  readonly walk: Walk;
  readonly path: string;
  readonly access: RandomAccess;
  readonly depth: number;
}

const stored = 0;
const deflated = 8;
const zstandard = 93;
const methods: Record<number, string> = { 9: 'Deflate64', 12: 'bzip2', 14: 'LZMA', 95: 'xz', 98: 'PPMd' };

/**
 * Opens one entry whose data begins at `place`; null where that cannot be found. `onEnd` hears
 * where the data of an entry of unknown length ended.
 */
export async function* openZipEntry(
  zip: Zip,
  entry: ZipEntry,
  place: number | null | 'overlap',
  onEnd?: (consumed: number) => void,
): AsyncGenerator<ArchiveItem> {
  const { walk } = zip;
  const path = `${zip.path}!${cleanPath(entry.name)}`;
  const bytes = entry.compressedSize ?? 0;
  walk.budget.countContent(entry.size ?? Number.POSITIVE_INFINITY);
  const barren = withoutContent(entry, bytes);
  if (barren !== null) {
    const item = walk.repeats.list(path, barren);
    if (item !== null) yield item;
    return;
  }
  const refusal = refuse(entry, place, walk.budget.limits.maxTotalBytes);
  if (refusal !== null || typeof place !== 'number') return yield rejected(path, refusal, bytes);
  const raw = accessPart(zip.access, place, entry.compressedSize ?? Number.MAX_SAFE_INTEGER);
  const whole =
    raw.size <= wholeBytes && entry.compressedSize === raw.size ? await readWhole(entry, raw) : null;
  if (whole !== null) {
    walk.budget.countBytes(whole.length, raw.size, whole.length);
    yield* walk.open(path, { kind: 'bytes', bytes: whole }, zip.depth);
  } else {
    const content = checked(entry, decode(walk, entry, raw, onEnd));
    const again = entry.method === stored ? raw : undefined;
    yield* walk.open(path, { kind: 'stream', reader: new ChunkReader(content), again }, zip.depth);
  }
  if (zip.depth === 1) walk.progress(place + raw.size);
}

/** What is told of an entry that holds nothing to read. */
function withoutContent(entry: ZipEntry, bytes: number) {
  if (entry.name.endsWith('/') && !entry.size) return folder;
  if (isLitter(cleanPath(entry.name))) return litter(bytes);
  const { fileType } = entry;
  if (entry.encrypted || fileType === 0 || fileType === 0o100000) return null;
  return notAFile(fileType === 0o120000 ? 'a symbolic link' : 'a device or pipe');
}

async function readWhole(entry: ZipEntry, raw: RandomAccess): Promise<Uint8Array | null> {
  const bytes = await raw.read(0, raw.size);
  const whole =
    entry.method === stored
      ? bytes
      : entry.method === deflated
        ? inflateWhole(bytes, 'deflate', entry.size ?? 0)
        : null;
  if (whole === null || whole.length !== entry.size || crc32(whole) !== entry.crc) return null;
  return whole;
}

function decode(
  walk: Walk,
  entry: ZipEntry,
  raw: RandomAccess,
  onEnd?: (consumed: number) => void,
): AsyncGenerator<Uint8Array> {
  const input = streamAccess(raw);
  if (entry.method === stored) return input;
  return inflateStream(input, entry.method === zstandard ? 'zstd' : 'deflate', {
    again: raw,
    onOutput(made, totalIn, totalOut) {
      walk.budget.countBytes(made, totalIn, totalOut);
    },
    ...(entry.compressedSize === null && onEnd !== undefined ? { onEnd } : {}),
  });
}

/** Throws damaged_archive at the end where size or CRC-32 is not what the archive says. */
async function* checked(entry: ZipEntry, content: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  let crc = 0;
  for await (const chunk of content) {
    size += chunk.length;
    crc = crc32(chunk, crc);
    yield chunk;
  }
  const remedy = 'Its records were kept as they are. Fetch the archive again and import it once more.';
  if (entry.size !== null && size !== entry.size) {
    const message = `The entry holds ${size} bytes where the zip says ${entry.size}.`;
    throw new SpoorError('damaged_archive', message, { remedy });
  }
  if (entry.crc !== null && crc !== entry.crc) {
    throw new SpoorError('damaged_archive', 'The entry does not have the checksum that the zip says.', {
      remedy,
    });
  }
}

function refuse(entry: ZipEntry, place: number | null | 'overlap', most: number): SpoorError | null {
  const { method } = entry;
  if (entry.encrypted || method === 99) {
    return new SpoorError('encrypted_archive', 'The entry is protected by a password.', {
      remedy: 'Unpack the archive with the password and import what it holds.',
    });
  }
  if (place === 'overlap') {
    return new SpoorError('unsafe_entry', 'The entry shares its bytes with another, as zip bombs do.', {
      remedy: 'Pack the files again with a common tool.',
    });
  }
  if (![stored, deflated, zstandard].includes(method)) {
    const name = methods[method] ?? `number ${method}`;
    return new SpoorError(
      'unsupported_archive',
      `The entry is compressed by a method not read here (${name}).`,
      {
        remedy: 'Pack the files again with the Deflate method.',
      },
    );
  }
  if (place === null || (entry.compressedSize === null && method === stored)) {
    return new SpoorError('damaged_archive', `No whole entry is at byte ${entry.headerAt} of the zip.`, {
      remedy: 'Fetch the archive again and import it once more.',
    });
  }
  if ((entry.size ?? 0) > most) return limitError(`it claims ${entry.size} bytes`, 'SPOOR_MAX_ARCHIVE_BYTES');
  return null;
}
