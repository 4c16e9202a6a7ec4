import { readFile, stat } from 'node:fs/promises';
import { SpoorError } from '#lib/core/errors.ts';
import { type RunAs, runProgram } from './run-program.ts';

/**
 * Whom PostgreSQL, which refuses to run as root, runs as: the owner of an existing cluster, then
 * an account made for such services. Undefined where this process is not root.
 */
export async function findUser(clusters: readonly string[]): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const cluster of clusters) {
    const owner = await stat(cluster).catch(() => undefined);
    if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  const existing = (await account('postgres')) ?? (await account('spoor'));
  if (existing !== undefined) return existing;
  await runProgram('useradd', [
    '--system',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'spoor',
  ]).catch(() => undefined);
  const found = (await account('spoor')) ?? (await account('nobody'));
  if (found !== undefined) return found;
  throw new SpoorError('unavailable', 'PostgreSQL does not run as root, and no other account was found.', {
    remedy: 'Make one (useradd --system spoor), or start Spoor as an ordinary user.',
  });
}

async function account(name: string): Promise<RunAs | undefined> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}
