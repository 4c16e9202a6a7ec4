import { chmod, rm, statfs, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '#lib/server/database/embedded/run-program.ts';
import { makeCampaignFolder } from './campaign-folders.ts';

const MiB = 1024 * 1024;

/** A disk of a few hundred MiB, in memory, and something on it that takes the room away. */
export class SmallDisk {
  readonly folder: string;
  readonly #ballast: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.#ballast = join(folder, 'ballast');
  }

  /** Null, with the reason, where this user or machine may not mount one. */
  static async make(bytes: number): Promise<SmallDisk | { reason: string }> {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) {
      return { reason: 'a small disk is mounted, which takes Linux and root' };
    }
    const folder = await makeCampaignFolder('disk');
    const mounted = await runProgram('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
    if (mounted.code !== 0) {
      await rm(folder, { recursive: true, force: true });
      return { reason: `no small disk can be mounted here (${mounted.output})` };
    }
    await chmod(folder, 0o755);
    return new SmallDisk(folder);
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  /** Takes all room but `bytes`. */
  async leave(bytes: number): Promise<void> {
    await this.clear();
    const piece = Buffer.alloc(MiB, 1);
    try {
      for (let left = (await this.freeBytes()) - bytes; left > 0; left -= piece.length) {
        await writeFile(this.#ballast, piece.subarray(0, Math.min(left, piece.length)), { flag: 'a' });
      }
    } catch (error) {
      // Somebody else writes too: full is what was wanted.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }

  async clear(): Promise<void> {
    await truncate(this.#ballast, 0).catch(() => undefined);
  }

  async remove(): Promise<void> {
    await runProgram('umount', ['-l', this.folder]);
    // Whatever still looks at it lets go in a moment.
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
}
