import { createHash } from 'node:crypto';
import { chown, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinaries } from './find-binaries.ts';
import { findUser } from './find-user.ts';
import { type RunAs, runProgram } from './run-program.ts';

export interface Home {
  /** Holds the cluster, the lock and the file with port and password. */
  folder: string;
  /** PostgreSQL's data directory. */
  cluster: string;
  binaries: string;
  runAs: RunAs | undefined;
}

const systemFolder = '/var/lib/spoor';

/**
 * Where the embedded server lives. Inside the data folder, unless PostgreSQL's user cannot enter
 * it, as with a clone under /root: then under /var/lib/spoor, and `postgres.home` says so.
 */
export async function findHome(dataFolder: string): Promise<Home> {
  await mkdir(dataFolder, { recursive: true });
  const data = await realpath(dataFolder);
  const note = join(data, 'postgres.home');
  const hash = createHash('sha256').update(data).digest('hex').slice(0, 16);
  const noted = (await readFile(note, 'utf8').catch(() => '')).trim();
  const outside = noted || join(systemFolder, hash);
  const runAs = await findUser([join(outside, 'postgres'), join(data, 'postgres')]);
  const binaries = await findBinaries(runAs, systemFolder);
  if (runAs === undefined || (noted === '' && (await canEnter(data, runAs)))) {
    return { folder: data, cluster: join(data, 'postgres'), binaries, runAs };
  }
  await mkdir(outside, { recursive: true, mode: 0o755 });
  await runProgram('chmod', ['a+rx', systemFolder, outside]);
  await writeFile(note, `${outside}\n`);
  return { folder: outside, cluster: join(outside, 'postgres'), binaries, runAs };
}

async function canEnter(folder: string, runAs: RunAs): Promise<boolean> {
  const outcome = await runProgram('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], runAs);
  return outcome.code === 0;
}

/** Makes an empty folder that belongs to PostgreSQL's user, who may not write into its parent. */
export async function makeOwnFolder(folder: string, runAs: RunAs | undefined): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  if (runAs !== undefined) await chown(folder, runAs.uid, runAs.gid);
}
