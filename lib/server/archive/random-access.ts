import { read, readSync } from 'node:fs';
import { promisify } from 'node:util';

/** Bytes that can be read at any place: a file, a part of one, or memory. */
export interface RandomAccess {
  readonly size: number;
  /** Up to `length` bytes from `position`; fewer only at the end. */
  read(position: number, length: number): Promise<Uint8Array>;
}

/** Reads up to this size block for microseconds; the way through the thread pool costs more. */
const syncBytes = 1024 * 1024;

const readAsync = promisify(read);

/** The first `size` bytes of an open file. */
export function accessFile(fd: number, size: number): RandomAccess {
  return {
    size,
    async read(position, length) {
      const wanted = Math.max(0, Math.min(length, size - position));
      const buffer = Buffer.allocUnsafeSlow(wanted);
      let filled = 0;
      while (filled < wanted) {
        const at = position + filled;
        const count =
          wanted <= syncBytes
            ? readSync(fd, buffer, filled, wanted - filled, at)
            : (await readAsync(fd, buffer, filled, wanted - filled, at)).bytesRead;
        if (count === 0) break;
        filled += count;
      }
      return buffer.subarray(0, filled);
    },
  };
}

export function accessBytes(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read: async (position, length) => bytes.subarray(position, position + length),
  };
}

/** Part of another: `size` bytes from `start`, clipped to what is there. */
export function accessPart(whole: RandomAccess, start: number, size: number): RandomAccess {
  const clipped = Math.max(0, Math.min(size, whole.size - start));
  return {
    size: clipped,
    read: (position, length) =>
      whole.read(start + position, Math.max(0, Math.min(length, clipped - position))),
  };
}

/** The same bytes, with small reads served from a window of so many: for those that lie close together. */
export function accessWindow(access: RandomAccess, windowBytes: number): RandomAccess {
  let window: Uint8Array = new Uint8Array(0);
  let start = 0;
  return {
    size: access.size,
    async read(position, length) {
      if (length > windowBytes / 4) return access.read(position, length);
      const wanted = Math.max(0, Math.min(length, access.size - position));
      if (position < start || position + wanted > start + window.length) {
        window = await access.read(position, windowBytes);
        start = position;
      }
      return window.subarray(position - start, position - start + wanted);
    },
  };
}

const chunkBytes = 256 * 1024;

/** All of it, in order. `onChunk` hears how far the reading has come. */
export async function* streamAccess(
  access: RandomAccess,
  onChunk?: (position: number) => void,
): AsyncGenerator<Uint8Array> {
  for (let position = 0; position < access.size; ) {
    const chunk = await access.read(position, chunkBytes);
    if (chunk.length === 0) return;
    position += chunk.length;
    onChunk?.(position);
    yield chunk;
  }
}
