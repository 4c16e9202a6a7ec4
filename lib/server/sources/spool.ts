import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { SpoorError } from '#lib/core/errors.ts';

/** Where uploads wait. `incoming` holds parts and what is known of them, `ready` whole files. */
export interface Spool {
  readonly incoming: string;
  readonly ready: string;
  /** Bytes that stay free on its disk, for the database, which lives there too by default. */
  readonly minFreeBytes: number;
}

export async function openSpool(folder: string, minFreeBytes: number): Promise<Spool> {
  const spool = { incoming: join(folder, 'incoming'), ready: join(folder, 'ready'), minFreeBytes };
  await mkdir(spool.incoming, { recursive: true, mode: 0o700 });
  await mkdir(spool.ready, { recursive: true, mode: 0o700 });
  return spool;
}

/** Moves a whole upload to `ready`, once its bytes are on the disk. Answers where it is; safe to repeat. */
export async function makeReady(spool: Spool, id: string): Promise<string> {
  const part = join(spool.incoming, id);
  const file = join(spool.ready, id);
  if ((await sizeOfFile(part)) === null) return file;
  const handle = await open(part, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
  return file;
}

/** Bytes of a file, null where none is. */
export async function sizeOfFile(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** Throws disk_full where `bytes` more would not fit. */
export async function checkRoom(spool: Spool, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(spool.incoming);
  if (bavail * bsize < bytes + spool.minFreeBytes) throw diskFull();
}

/** disk_full for what the system calls so; any other error as it is. */
export function asDiskFull(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'ENOSPC' || code === 'EDQUOT' ? diskFull(error) : error;
}

function diskFull(cause?: unknown): SpoorError {
  return new SpoorError('disk_full', 'The disk that holds the data folder is full.', {
    remedy: 'Free some space there, then resume: what has arrived is kept.',
    cause,
  });
}
