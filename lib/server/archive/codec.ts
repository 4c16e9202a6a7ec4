import {
  constants,
  createGunzip,
  createInflateRaw,
  createZstdDecompress,
  type Gunzip,
  type InflateRaw,
  type ZstdDecompress,
} from 'node:zlib';
import { SpoorError } from '#lib/core/errors.ts';

/** `deflate` is the bare stream inside zip entries. */
export type Codec = 'gzip' | 'zstd' | 'deflate';

/** 32 MiB: more than level 19 asks for. A frame may ask for gigabytes before its first byte. */
const zstdWindowLog = 25;

export function createDecoder(codec: Codec, chunkSize: number): Gunzip | InflateRaw | ZstdDecompress {
  if (codec === 'gzip') return createGunzip({ chunkSize });
  if (codec === 'deflate') return createInflateRaw({ chunkSize });
  return createZstdDecompress({ chunkSize, params: { [constants.ZSTD_d_windowLogMax]: zstdWindowLog } });
}

/** Names what is wrong with compressed data, at a byte of that data. */
export function damage(codec: Codec, cause: unknown, at: number, garbage = false): SpoorError {
  const code = codec === 'gzip' ? 'damaged_gzip' : 'damaged_archive';
  const reason = (cause as { code?: unknown } | null)?.code;
  if (reason === 'ZSTD_error_frameParameter_windowTooLarge') {
    return new SpoorError('unsupported_archive', 'Its zstd window is larger than 32 MiB.', {
      remedy: 'Compress it again with zstd at level 19 or lower, without --long.',
      cause,
    });
  }
  if (garbage) {
    return new SpoorError(code, `After its compressed data ends, at byte ${at}, follows something else.`, {
      remedy: 'What precedes it was kept. Fetch the file again if something should follow.',
      cause,
    });
  }
  const truncated = reason === 'Z_BUF_ERROR';
  const checksum = cause instanceof Error && /data check|length check|checksum/.test(cause.message);
  const what = truncated
    ? `The compressed data breaks off at byte ${at}.`
    : checksum
      ? `The compressed data ends at byte ${at} with a checksum that its content does not have.`
      : `The compressed data is damaged at byte ${at}.`;
  return new SpoorError(code, what, {
    remedy: checksum
      ? 'Its records were kept as they read, and some may be wrong. Fetch the file again and import it once more.'
      : 'Whole records before the damage were kept. Fetch the file again and import it once more.',
    cause,
  });
}
