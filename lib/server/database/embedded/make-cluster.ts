import { randomBytes } from 'node:crypto';
import { chown, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpoorError } from '#lib/core/errors.ts';
import { programIn } from './find-binaries.ts';
import { type Home, makeOwnFolder } from './find-home.ts';
import { type Outcome, runProgram } from './run-program.ts';

export const superuser = 'spoor';

/** Whether a finished cluster is there. Throws SpoorError where it may not be looked at. */
export async function hasCluster(home: Home): Promise<boolean> {
  try {
    await stat(join(home.cluster, 'PG_VERSION'));
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EACCES')) return false;
    throw new SpoorError('unavailable', `The database in ${home.cluster} belongs to another user.`, {
      remedy: 'Start Spoor as that user or as root, or choose another folder with SPOOR_DATA.',
    });
  }
}

/** Makes an empty cluster, beside its place and then moved there: half of one is never found. */
export async function makeCluster(home: Home, password: string): Promise<void> {
  const half = join(home.folder, 'postgres.new');
  const passwordFile = join(tmpdir(), `spoor-${randomBytes(8).toString('hex')}`);
  await rm(half, { recursive: true, force: true });
  await makeOwnFolder(half, home.runAs);
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (home.runAs !== undefined) await chown(passwordFile, home.runAs.uid, home.runAs.gid);
  try {
    // C.UTF-8 makes trigrams of letters beyond ASCII; not every machine knows it.
    let outcome = await initdb(home, half, passwordFile, 'C.UTF-8');
    if (outcome.code !== 0) outcome = await initdb(home, half, passwordFile, 'C');
    if (outcome.code !== 0) {
      throw new SpoorError(
        'unavailable',
        `The database could not be made in ${home.folder}: ${outcome.output}`,
      );
    }
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(half, home.cluster);
}

function initdb(home: Home, folder: string, passwordFile: string, locale: string): Promise<Outcome> {
  const args = [
    `--pgdata=${folder}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
  ];
  return runProgram(programIn(home.binaries, 'initdb'), args, home.runAs);
}
