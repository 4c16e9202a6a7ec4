import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpoorError } from '#lib/core/errors.ts';
import type { ArchiveLimits } from './archive-item.ts';
import { openArchive } from './open-archive.ts';

const MiB = 1024 * 1024;

export const testLimits: ArchiveLimits = {
  maxEntries: 100_000,
  maxEntryBytes: 256 * MiB,
  maxTotalBytes: 1024 * MiB,
  maxRatio: 200,
  maxDepth: 4,
};

export interface Opened {
  /** Path and content, or only the length of contents over a mebibyte. */
  documents: { path: string; bytes: Buffer; length: number; error: SpoorError | null }[];
  rejected: { path: string; code: string; message: string; remedy?: string }[];
  skipped: string[];
  /** Processor time, which a busy machine does not stretch. */
  millis: number;
  /** How far the process grew. */
  grownBytes: number;
  /** What lies beside the source afterwards: nothing should. */
  leftBehind: string[];
}

/** Opens `content` as a file called `name`, and reads all of it. */
export async function openAll(
  name: string,
  content: Uint8Array | ((file: string) => Promise<void>),
  changes: Partial<ArchiveLimits> = {},
): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-archive-'));
  const file = join(folder, 'source');
  try {
    if (typeof content === 'function') await content(file);
    else await writeFile(file, content);
    const opened = await readAll(name, file, folder, { ...testLimits, ...changes });
    const left = (await readdir(folder, { recursive: true })).filter((entry) => entry !== 'source');
    return { ...opened, leftBehind: left };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readAll(
  name: string,
  file: string,
  scratchFolder: string,
  limits: ArchiveLimits,
): Promise<Opened> {
  const opened: Opened = {
    documents: [],
    rejected: [],
    skipped: [],
    millis: 0,
    grownBytes: 0,
    leftBehind: [],
  };
  const rssBefore = process.memoryUsage.rss();
  const began = performance.now();
  const cpuBefore = process.cpuUsage();
  let peak = rssBefore;
  let sampledAt = began;
  /** Asking costs more than opening an entry does. */
  function sample(): void {
    const at = performance.now();
    if (at - sampledAt < 10) return;
    sampledAt = at;
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  const { size } = await stat(file);
  for await (const item of openArchive({ name, file, size }, limits, { scratchFolder })) {
    if (item.kind === 'skipped') opened.skipped.push(item.path);
    else if (item.kind !== 'document') {
      const { path, code, message, remedy } = item;
      opened.rejected.push({ path, code, message, remedy });
    } else {
      const parts: Uint8Array[] = [];
      let length = 0;
      let error: SpoorError | null = null;
      try {
        for await (const chunk of item.document.chunks) {
          length += chunk.length;
          if (length <= MiB) parts.push(chunk);
          sample();
        }
      } catch (thrown) {
        if (!(thrown instanceof SpoorError)) throw thrown;
        error = thrown;
      }
      opened.documents.push({ path: item.document.path, bytes: Buffer.concat(parts), length, error });
    }
    sample();
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  opened.millis = (user + system) / 1000;
  opened.grownBytes = peak - rssBefore;
  return opened;
}

/** What the documents say, by path. */
export function texts(opened: Opened): Record<string, string> {
  return Object.fromEntries(opened.documents.map(({ path, bytes }) => [path, bytes.toString()]));
}
