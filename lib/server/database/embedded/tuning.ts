import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';

const MiB = 1024 * 1024;

/** Settings for one laptop that loads in bulk and reads in ranges. `memory` in bytes. */
export function tuning(options: {
  port: number;
  memory: number;
  smallSharedMemory: boolean;
  /** Bytes free on the disk of the data. */
  room: number;
}): string {
  const sharedBuffers = Math.max(128, Math.min(1024, Math.floor(options.memory / 8 / MiB)));
  // The log may take an eighth of what is free: a full disk would be its fault.
  const walSize = Math.max(256, Math.min(8192, Math.floor(options.room / 8 / MiB)));
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port: options.port,
    // Folder names may be longer than a socket's path may be.
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${sharedBuffers}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(options.memory / 2 / MiB))}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    // A container's /dev/shm of 64 MB is too small for parallel queries.
    dynamic_shared_memory_type: options.smallSharedMemory ? 'mmap' : 'posix',
    wal_level: 'minimal',
    max_wal_senders: 0,
    // Its one method at hand took a fifteenth of an import's time, for 3 bytes in 100 of the log.
    wal_compression: 'off',
    max_wal_size: `${walSize}MB`,
    checkpoint_timeout: '30min',
    random_page_cost: 1.1,
    jit: 'off',
    // Whoever went away no longer needs an answer.
    client_connection_check_interval: '1s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return `# Written by Spoor at every start. ALTER SYSTEM overrides it.\n${lines.join('\n')}\n`;
}

/** Bytes free on the disk that holds `folder`. */
export async function measureRoom(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** What this machine or container has. */
export async function measureMemory(): Promise<{ memory: number; smallSharedMemory: boolean }> {
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  if (process.platform !== 'linux') return { memory, smallSharedMemory: false };
  const shm = await statfs('/dev/shm').catch(() => undefined);
  return { memory, smallSharedMemory: shm === undefined || shm.blocks * shm.bsize < 512 * MiB };
}
