import { appendFile, chown, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SpoorError } from '#lib/core/errors.ts';
import { programIn } from './find-binaries.ts';
import type { Home } from './find-home.ts';
import { runProgram } from './run-program.ts';
import { measureMemory, measureRoom, tuning } from './tuning.ts';

const ownConfig = 'spoor.conf';
const maxLogBytes = 10 * 1024 * 1024;
/** How long the processes of a server that was killed may take to notice. */
const leftoversMs = 15_000;

export const logOf = (home: Home) => join(home.cluster, 'server.log');

/**
 * Starts the server and waits until it answers, crash recovery included. pg_ctl gives it a session
 * of its own, so that a Ctrl-C in the terminal reaches us and not the database.
 */
export async function startServer(home: Home, port: number): Promise<void> {
  await writeConfig(home, port);
  const until = performance.now() + leftoversMs;
  for (;;) {
    const failure = await tryStart(home);
    if (failure === undefined) return;
    if (failure.includes('No space left on device')) {
      throw new SpoorError('disk_full', 'The database did not start: its disk is full.', {
        remedy: `Make room in ${home.cluster}. Nothing that was stored is lost.`,
      });
    }
    if (!/shared memory block|lock file/.test(failure) || performance.now() > until) {
      throw new SpoorError('unavailable', `The database did not start: ${failure}`, {
        remedy: `Its log is ${logOf(home)}.`,
      });
    }
    await sleep(250);
  }
}

/** The last words of a server that did not start. */
async function tryStart(home: Home): Promise<string | undefined> {
  const logFile = logOf(home);
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size > maxLogBytes) await truncate(logFile);
  const args = ['start', '-D', home.cluster, '-l', logFile, '-w', '-t', '3600', '-s'];
  const outcome = await runProgram(programIn(home.binaries, 'pg_ctl'), args, home.runAs);
  if (outcome.code === 0) return undefined;
  const log = await readFile(logFile, 'utf8').catch(() => '');
  const last = log.slice(size > maxLogBytes ? 0 : size).trim();
  return last.split('\n').slice(-5).join('\n') || outcome.output;
}

/** Ends sessions, writes everything to disk and waits for the end. */
export async function stopServer(home: Home): Promise<void> {
  const args = ['stop', '-D', home.cluster, '-m', 'fast', '-w', '-t', '120', '-s'];
  const outcome = await runProgram(programIn(home.binaries, 'pg_ctl'), args, home.runAs);
  if (outcome.code !== 0) {
    throw new SpoorError('unavailable', `The database did not stop: ${outcome.output}`);
  }
}

async function writeConfig(home: Home, port: number): Promise<void> {
  const main = join(home.cluster, 'postgresql.conf');
  const own = join(home.cluster, ownConfig);
  const room = await measureRoom(home.cluster);
  await writeFile(own, tuning({ port, room, ...(await measureMemory()) }));
  if (home.runAs !== undefined) await chown(own, home.runAs.uid, home.runAs.gid);
  const include = `include '${ownConfig}'`;
  if (!(await readFile(main, 'utf8')).includes(include)) await appendFile(main, `\n${include}\n`);
}
