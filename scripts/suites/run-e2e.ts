import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '../serve/build-web.ts';
import { findChromium } from './find-chromium.ts';
import { runNode } from './run-suite.ts';

/**
 * Runs Playwright against a production server of its own: embedded database, temporary data
 * folder, free port. The exit status of Playwright.
 */
export async function runE2e(args: readonly string[], env: Partial<NodeJS.ProcessEnv> = {}): Promise<number> {
  const chromium = await findChromium();
  await buildWeb();
  const data = await mkdtemp(join(tmpdir(), 'spoor-e2e-'));
  // As root, PostgreSQL runs as another user, who has to get through.
  await chmod(data, 0o755);
  const settings = {
    PLAYWRIGHT_CHROMIUM_PATH: chromium,
    SPOOR_E2E_PORT: String(await freePort()),
    SPOOR_DATA: data,
    DATABASE_URL: '',
  };
  const childEnv = { ...process.env, ...env, ...settings };
  const stop = await startServer(childEnv);
  try {
    return await runNode(['node_modules/@playwright/test/cli.js', 'test', ...args], childEnv);
  } finally {
    await stop();
    await rm(data, { recursive: true, force: true });
  }
}

/** Returns, when the server is ready, what stops it. It ends with us too, as its channel closes. */
async function startServer(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const args = ['scripts/serve.ts', '--port', String(env.SPOOR_E2E_PORT)];
  const server = spawn(process.execPath, args, {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  const ended = once(server, 'exit');
  await Promise.race([
    once(server, 'message'),
    ended.then(() => Promise.reject(new Error('The server for the browser tests did not start.'))),
  ]);
  return async () => {
    server.kill('SIGTERM');
    await ended;
  };
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
