import { type Codec, damage } from './codec.ts';
import { Decoder } from './decoder.ts';
import type { RandomAccess } from './random-access.ts';

const pieceBytes = 16 * 1024;
const chunkSize = 128 * 1024;

export interface InflateOptions {
  /** The compressed bytes once more: lets damage be found to the byte, and everything before it saved. */
  readonly again?: RandomAccess;
  /** Hears of every chunk before it is handed out; may throw to stop. */
  readonly onOutput?: (made: number, totalIn: number, totalOut: number) => void;
  /** Hears where a deflate stream ended; without it, what follows the data counts as damage. */
  readonly onEnd?: (consumed: number) => void;
}

/**
 * Decompresses a stream. gzip members and zstd frames that follow one another are joined.
 * Throws damaged_gzip or damaged_archive, with the byte, after everything before the damage.
 */
export async function* inflateStream(
  input: AsyncIterable<Uint8Array>,
  codec: Codec,
  options: InflateOptions = {},
): AsyncGenerator<Uint8Array> {
  let decoder = new Decoder(codec, chunkSize);
  let totalIn = 0;
  let totalOut = 0;
  let memberAt = 0;
  function counted(chunk: Uint8Array): Uint8Array {
    totalOut += chunk.length;
    options.onOutput?.(chunk.length, totalIn, totalOut);
    return chunk;
  }
  try {
    for await (const chunk of input) {
      for (let at = 0; at < chunk.length; ) {
        const piece = chunk.subarray(at, at + pieceBytes);
        const pieceAt = totalIn;
        if (decoder.ended) {
          if (isZero(piece)) {
            totalIn += piece.length;
            at += piece.length;
            continue;
          }
          if (codec !== 'zstd' || memberAt === pieceAt) throw damage(codec, null, pieceAt, true);
          decoder.destroy();
          decoder = new Decoder(codec, chunkSize);
          memberAt = pieceAt;
        }
        totalIn += piece.length;
        try {
          for await (const out of decoder.push(piece)) yield counted(out);
        } catch (error) {
          if (!isDecodeError(error)) throw error;
          yield* salvage(error, pieceAt, piece.length);
          throw error;
        }
        if (decoder.ended) {
          const consumed = memberAt + decoder.consumed;
          totalIn = consumed;
          at += consumed - pieceAt;
          if (options.onEnd !== undefined) return options.onEnd(consumed);
        } else at += piece.length;
      }
    }
    if (!decoder.ended) {
      try {
        for await (const out of decoder.finish()) yield counted(out);
      } catch (error) {
        if (!isDecodeError(error)) throw error;
        throw damage(codec, error, totalIn);
      }
    }
    options.onEnd?.(memberAt + decoder.consumed);
  } finally {
    decoder.destroy();
  }

  async function* salvage(error: unknown, at: number, length: number): AsyncGenerator<Uint8Array> {
    const garbage = isHeaderError(error) && totalOut > 0;
    if (options.again === undefined || codec === 'zstd') throw damage(codec, error, at, garbage);
    const place = yield* replay(options.again, codec, { at, length, delivered: totalOut }, counted);
    throw damage(codec, error, garbage ? place - headerLag(error) : place, garbage);
  }
}

/**
 * Decodes again up to the piece that failed, then that piece in ever smaller parts: what those
 * before the bad one make is handed out, beyond the `delivered` bytes. Answers the bad byte's place.
 */
async function* replay(
  again: RandomAccess,
  codec: Codec,
  failed: { at: number; length: number; delivered: number },
  counted: (chunk: Uint8Array) => Uint8Array,
): AsyncGenerator<Uint8Array, number> {
  let { at, length, delivered } = failed;
  for (const step of [512, 16, 1]) {
    const decoder = new Decoder(codec, chunkSize);
    let made = 0;
    try {
      const end = at + length;
      for (let place = 0; place < end; ) {
        const size = place < at ? Math.min(pieceBytes, at - place) : Math.min(step, end - place);
        const before = place;
        try {
          for await (const out of decoder.push(await again.read(place, size))) {
            const fresh = made + out.length - delivered;
            made += out.length;
            if (fresh <= 0) continue;
            delivered = made;
            yield counted(out.subarray(out.length - Math.min(fresh, out.length)));
          }
        } catch (error) {
          if (!isDecodeError(error)) throw error;
          at = before;
          length = size;
          break;
        }
        place += size;
      }
    } finally {
      decoder.destroy();
    }
  }
  return at;
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

function isDecodeError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(Z_|ZSTD_)/.test(code);
}

/** zlib judges the two magic bytes together, and the two after them. */
function headerLag(error: unknown): number {
  return error instanceof Error && error.message === 'incorrect header check' ? 1 : 3;
}

/** What zlib says of a member's first bytes. */
function isHeaderError(error: unknown): boolean {
  return error instanceof Error && /header|compression method|window size/.test(error.message);
}
