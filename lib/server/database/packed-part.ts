import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { CubePart } from '#lib/core/cube/cube-part.ts';
import { decodePart, encodePart } from '#lib/core/cube/encode-part.ts';

/** More than any part has: what would unpack to more is none of ours. */
const maxBytes = 1024 * 1024 * 1024;

/** What `activity_part.bytes` holds. */
export function packPart(part: CubePart): Buffer {
  return zstdCompressSync(encodePart(part), { params: { [constants.ZSTD_c_compressionLevel]: 3 } });
}

/** Throws RangeError for bytes that are no part, or of another version. */
export function unpackPart(bytes: Uint8Array): CubePart {
  return decodePart(zstdDecompressSync(bytes, { maxOutputLength: maxBytes }));
}
