import { statfs } from 'node:fs/promises';
import type pg from 'pg';
import { SpoorError } from '#lib/core/errors.ts';

export interface Disk {
  /** A folder on it. */
  readonly folder: string;
  readonly minFreeBytes: number;
}

/** Throws SpoorError 'disk_full' where an import would take what the database needs to go on. */
export async function checkDisk(client: pg.ClientBase, disk: Disk): Promise<void> {
  if ((await freeBytes(disk)) >= disk.minFreeBytes) return;
  // What the log holds for a crash is given back early rather than late: gigabytes, perhaps.
  await client.query('CHECKPOINT').catch(() => undefined);
  const free = await freeBytes(disk);
  if (free >= disk.minFreeBytes) return;
  throw new SpoorError(
    'disk_full',
    `The disk of the database has ${toMiB(free)} MiB left, and ${toMiB(disk.minFreeBytes)} MiB stay free for what it needs to go on.`,
    {
      remedy: `Make room on the disk of ${disk.folder}, or lower SPOOR_MIN_FREE_BYTES: the import goes on by itself within seconds. What was written before stands.`,
    },
  );
}

/** The disk of a database on this machine; undefined where it is elsewhere, or does not tell. */
export async function findDisk(
  { pool, url }: { readonly pool: pg.Pool; readonly url: string },
  minFreeBytes: number,
): Promise<Disk | undefined> {
  if (!['127.0.0.1', '[::1]', 'localhost'].includes(new URL(url).hostname)) return undefined;
  const shown = await pool.query<{ data_directory: string }>('SHOW data_directory').catch(() => undefined);
  const folder = shown?.rows[0]?.data_directory;
  if (folder === undefined) return undefined;
  const found = await statfs(folder).catch(() => undefined);
  return found === undefined ? undefined : { folder, minFreeBytes };
}

async function freeBytes({ folder, minFreeBytes }: Disk): Promise<number> {
  const found = await statfs(folder).catch(() => undefined);
  return found === undefined ? minFreeBytes : found.bavail * found.bsize;
}

function toMiB(bytes: number): string {
  return Math.floor(bytes / (1024 * 1024)).toLocaleString('en');
}
