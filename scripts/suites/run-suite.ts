import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashed, settle, type Tally, tallyPlaywright, tallyVitest } from './tally.ts';

/** A suite that hangs is a suite that failed. */
const patienceMs = 12 * 60_000;

let interrupted = false;

/** Whether somebody asked us to end: no further suite should begin. */
export const wasInterrupted = () => interrupted;

/**
 * Runs a program of node_modules on this Node, with its words on the terminal; its exit status.
 * A signal to us is passed on and its end awaited, so that the servers it started end too.
 */
export async function runNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env });
  const pass = () => {
    interrupted = true;
    child.kill('SIGINT');
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, pass);
  const insist = setTimeout(() => {
    console.error(`\nNo end after ${patienceMs / 60_000} minutes: stopped.`);
    child.kill('SIGKILL');
  }, patienceMs);
  const code = await new Promise<number | null>((done) => {
    child.once('error', () => done(1));
    child.once('exit', done);
  });
  clearTimeout(insist);
  for (const signal of signals) process.off(signal, pass);
  return code ?? 1;
}

/** Runs one project of vitest.config.ts. */
export function runVitest(project: 'unit' | 'slow' | 'database'): Promise<Tally> {
  return withReport(tallyVitest, (file) =>
    runNode([
      'node_modules/vitest/vitest.mjs',
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]),
  );
}

/** Runs Playwright by way of `run`, which gets the environment that makes it write its report. */
export function runPlaywright(run: (env: Partial<NodeJS.ProcessEnv>) => Promise<number>): Promise<Tally> {
  return withReport(tallyPlaywright, (file) => run({ PLAYWRIGHT_JSON_OUTPUT_FILE: file }));
}

async function withReport(
  tally: (report: unknown) => Tally,
  run: (file: string) => Promise<number>,
): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-report-'));
  const file = join(folder, 'report.json');
  try {
    const code = await run(file);
    return settle(tally(JSON.parse(await readFile(file, 'utf8'))), code);
  } catch (error) {
    console.error(`The suite did not come to its end: ${error instanceof Error ? error.message : error}`);
    return crashed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
