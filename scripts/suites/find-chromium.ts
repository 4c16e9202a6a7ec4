import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from '../bootstrap/run-quietly.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macPath = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The path of a Chromium: the one named by PLAYWRIGHT_CHROMIUM_PATH, an installed one, Debian's
 * package where this is root, else Playwright's download. Throws an Error that says what to do.
 */
export async function findChromium(): Promise<string> {
  const given = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (given) {
    if (works(given)) return given;
    throw new Error(`PLAYWRIGHT_CHROMIUM_PATH is ${given}, which does not run.`);
  }
  const installed = [...paths(), macPath].find(works) ?? (await downloaded());
  if (installed !== undefined) return installed;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const script = 'apt-get update -q && apt-get install -q -y --no-install-recommends chromium';
    await runQuietly('Installing Chromium', '/bin/sh', ['-c', script], { env }).catch(tell);
    const packaged = paths().find(works);
    if (packaged !== undefined) return packaged;
  }
  const download = ['node_modules/playwright/cli.js', 'install', 'chromium'];
  await runQuietly('Downloading Chromium', process.execPath, download).catch(tell);
  const fetched = await downloaded();
  if (fetched !== undefined) return fetched;
  throw new Error(
    'No Chromium was found, and none could be installed. Install one (apt-get install chromium), or name ' +
      'one in PLAYWRIGHT_CHROMIUM_PATH, and run the tests again.',
  );
}

/** Where the commands may be; Playwright wants whole paths. */
function paths(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

async function downloaded(): Promise<string | undefined> {
  const { chromium } = await import('playwright');
  return [chromium.executablePath()].find(works);
}

/** Some distributions have a command of that name that only tells how to install one. */
function works(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

function tell(error: unknown): void {
  console.error(error instanceof Error ? error.message.split('\n').slice(-6).join('\n') : error);
}
