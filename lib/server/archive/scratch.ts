import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { SpoorError } from '#lib/core/errors.ts';
import type { ArchiveOptions } from './archive-item.ts';
import type { ChunkReader } from './chunk-reader.ts';
import { accessBytes, accessFile, type RandomAccess } from './random-access.ts';

const memoryBytes = 8 * 1024 * 1024;

export interface Scratch {
  readonly access: RandomAccess;
  /** What broke the bytes off, where they did not come whole. */
  readonly failure: SpoorError | null;
  close(): Promise<void>;
}

/**
 * Gathers a stream so that it can be read at random: in memory while small, else in a file of the
 * scratch folder that has lost its name before the first byte is in it. Throws disk_full.
 */
export async function gather(reader: ChunkReader, options: ArchiveOptions): Promise<Scratch> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let handle: FileHandle | null = null;
  let failure: SpoorError | null = null;
  async function write(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; )
      at += (await handle?.write(chunk, at))?.bytesWritten ?? chunk.length;
  }
  try {
    for await (const chunk of reader.stream(Number.POSITIVE_INFINITY)) {
      size += chunk.length;
      if (handle === null && size > memoryBytes) {
        handle = await openNameless(options.scratchFolder);
        for (const part of parts.splice(0)) await write(part);
      }
      if (handle === null) parts.push(chunk);
      else await write(chunk);
    }
  } catch (error) {
    if (!(error instanceof SpoorError) || error.code === 'archive_limit') {
      await handle?.close();
      throw asDiskFull(error);
    }
    failure = error;
  }
  const access = handle === null ? accessBytes(Buffer.concat(parts)) : accessFile(handle.fd, size);
  return { access, failure, close: async () => handle?.close() };
}

async function openNameless(folder: string | undefined): Promise<FileHandle> {
  if (folder === undefined) {
    throw new SpoorError('archive_limit', `A zip in here is larger than ${memoryBytes} bytes.`, {
      remedy: 'Unpack the outer archive and import what it holds.',
    });
  }
  const file = join(folder, `${randomUUID()}.scratch`);
  const handle = await open(file, 'wx+', 0o600);
  await unlink(file);
  return handle;
}

function asDiskFull(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new SpoorError('disk_full', 'The disk is full: a nested archive could not be laid out.', {
    remedy: 'Free some space in the data folder and import the archive again.',
    cause: error,
  });
}
