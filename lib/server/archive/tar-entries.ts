import { SpoorError } from '#lib/core/errors.ts';
import type { ChunkReader } from './chunk-reader.ts';
import { isTarHeader, parsePax, parseTarHeader, readText } from './tar-header.ts';

export type TarEntry = { readonly name: string; readonly size: number } & (
  | { readonly type: 'file' | 'folder' | 'sparse' }
  | { readonly type: 'special'; readonly what: string }
);

type Found =
  | { readonly kind: 'entry'; readonly entry: TarEntry }
  | { readonly kind: 'end' }
  | { readonly kind: 'damage'; readonly error: SpoorError; readonly bytes: number };

/** Names longer than this, or PAX headers, are not met in honest archives. */
const mostHeaderBytes = 64 * 1024;

const special: Record<string, string> = {
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a device',
  '4': 'a device',
  '6': 'a pipe',
};

/**
 * Reads headers up to the next entry; its content follows in the reader. `count` is called per
 * header. POSIX pax and the GNU tar manual ("Basic Tar Format") say what they mean.
 */
export async function nextTarEntry(reader: ChunkReader, count: () => void): Promise<Found> {
  let longName: string | null = null;
  let pax = new Map<string, string>();
  for (;;) {
    const at = reader.position;
    const block = await reader.take(512);
    if (block.length === 0) throw endless(at);
    if (block.length < 512) throw cutHeader(at);
    if (block[0] === 0 && block.every((byte) => byte === 0)) return { kind: 'end' };
    const header = isTarHeader(block) ? parseTarHeader(block) : null;
    if (header === null || !(header.size >= 0)) return await resynchronise(reader, at);
    count();
    if ('LKxg'.includes(header.type)) {
      if (header.size > mostHeaderBytes) return await resynchronise(reader, at);
      const padded = Math.ceil(header.size / 512) * 512;
      const content = (await reader.take(padded)).subarray(0, header.size);
      if (header.type === 'L') longName = readText(content);
      // A global header holds for all that follow: none of its fields is one that we read.
      if (header.type === 'x') pax = parsePax(content);
      continue;
    }
    const name = pax.get('path') ?? longName ?? header.name;
    const size = paxSize(pax) ?? header.size;
    if (!Number.isSafeInteger(size) || size < 0) return await resynchronise(reader, at);
    return { kind: 'entry', entry: { name, ...classify(header.type, name, size, pax) } };
  }
}

/** The size that PAX gives, NaN where it is no decimal number, null without one. */
function paxSize(pax: Map<string, string>): number | null {
  const given = pax.get('size');
  if (given === undefined) return null;
  return /^\d+$/.test(given) ? Number(given) : Number.NaN;
}

function classify(type: string, name: string, size: number, pax: Map<string, string>) {
  const what = special[type];
  // Links and folders have no content, whatever their size field says (POSIX pax, "size").
  if (what !== undefined) return { type: 'special', what, size: 0 } as const;
  if (type === '5' || type === 'D' || (type === '0' && name.endsWith('/') && size === 0)) {
    return { type: 'folder', size: type === 'D' ? size : 0 } as const;
  }
  const sparse = type === 'S' || [...pax.keys()].some((key) => key.startsWith('GNU.sparse.'));
  return { type: sparse ? 'sparse' : 'file', size } as const;
}

const magic = Buffer.from('ustar');
const magicAt = 257;

/** Skips to the next header, wherever it begins: in a stream that lost bytes no block is in its place. */
async function resynchronise(reader: ChunkReader, from: number): Promise<Found> {
  for (;;) {
    const window = Buffer.from(await reader.peek(64 * 1024));
    let header = window.indexOf(magic, magicAt) - magicAt;
    while (
      header >= 0 &&
      header + 512 <= window.length &&
      !isTarHeader(window.subarray(header, header + 512))
    ) {
      header = window.indexOf(magic, header + magicAt + 1) - magicAt;
    }
    if (header >= 0 && header + 512 <= window.length) {
      await reader.skip(header);
      break;
    }
    if (window.length < 1024) {
      await reader.skip(window.length);
      break;
    }
    await reader.skip(window.length - 512);
  }
  const bytes = reader.position - from;
  const error = new SpoorError(
    'damaged_archive',
    `The tar archive has a damaged header at byte ${from}; ${bytes} bytes up to the next good one were passed over.`,
    { remedy: 'The other entries were kept. Fetch the archive again and import it once more.' },
  );
  return { kind: 'damage', error, bytes };
}

function cutHeader(at: number): SpoorError {
  return new SpoorError('damaged_archive', `The tar archive breaks off within a header at byte ${at}.`, {
    remedy: 'The entries before it were kept. Fetch the archive again and import it once more.',
  });
}

function endless(at: number): SpoorError {
  return new SpoorError('damaged_archive', `The tar archive ends at byte ${at} without its end marker.`, {
    remedy: 'All entries up to there were kept; more may be missing. Compare with the original.',
  });
}
