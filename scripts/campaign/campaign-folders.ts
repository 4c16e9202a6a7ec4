import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '#lib/server/database/embedded/is-alive.ts';
import { readPostmaster } from '#lib/server/database/embedded/read-postmaster.ts';
import { runProgram } from '#lib/server/database/embedded/run-program.ts';

const named = /^spoor-campaign-[a-z]+-(\d+)-/;
const patienceMs = 15_000;

/** A new folder that names the process it belongs to; PostgreSQL's user may look in. */
export async function makeCampaignFolder(what: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `spoor-campaign-${what}-${process.pid}-`));
  await chmod(folder, 0o755);
  return folder;
}

/** What campaigns that were killed have left: ends their databases, removes their folders. */
export async function clearLeftovers(): Promise<void> {
  await clear((pid) => !isAlive(pid));
}

/** The same for one process, which begins nothing more. */
export async function clearFoldersOf(process: number): Promise<void> {
  await clear((pid) => pid === process);
}

async function clear(isLeft: (pid: number) => boolean): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = named.exec(name)?.[1];
    if (pid === undefined || !isLeft(Number(pid))) continue;
    // Another user's are for that user to clear.
    await remove(join(tmpdir(), name)).catch(() => undefined);
  }
}

async function remove(folder: string): Promise<void> {
  await endDatabase(join(folder, 'postgres'));
  if (process.platform === 'linux') await runProgram('umount', ['-l', folder]);
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

async function endDatabase(cluster: string): Promise<void> {
  const until = performance.now() + patienceMs;
  let asked = false;
  for (;;) {
    const running = await readPostmaster(cluster);
    if (running === undefined || performance.now() > until) return;
    // "Immediate": nothing of it is wanted any more.
    if (!asked) process.kill(running.pid, 'SIGQUIT');
    asked = true;
    await sleep(100);
  }
}
