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
 * Runs Playwright against production servers of its own: embedded databases, temporary data folders,
 * free ports. All tests are shared out among two servers, a choice of them has one. The exit status
 * of Playwright.
 */
export async function runE2e(args: readonly string[], env: Partial<NodeJS.ProcessEnv> = {}): Promise<number> {
  const chromium = await findChromium();
  await buildWeb();
  const childEnv = { ...process.env, ...env, PLAYWRIGHT_CHROMIUM_PATH: chromium };
  const started = await Promise.allSettled(
    Array.from({ length: args.length === 0 ? 2 : 1 }, () => startServer(childEnv)),
  );
  const servers = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    const ports = servers.map(({ port }) => port).join(',');
    return await runNode(['node_modules/@playwright/test/cli.js', 'test', ...args], {
      ...childEnv,
      SPOOR_E2E_PORTS: ports,
    });
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()));
  }
}

interface RunningServer {
  readonly port: number;
  /** Ends it and removes what it kept. */
  stop(): Promise<void>;
}

/** When it is ready. It ends with us too, as its channel closes. */
async function startServer(env: NodeJS.ProcessEnv): Promise<RunningServer> {
  const data = await mkdtemp(join(tmpdir(), 'spoor-e2e-'));
  // As root, PostgreSQL runs as another user, who has to get through.
  await chmod(data, 0o755);
  const port = await freePort();
  const server = spawn(process.execPath, ['scripts/serve.ts', '--port', String(port)], {
    env: { ...env, SPOOR_DATA: data, DATABASE_URL: '' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  const ended = once(server, 'exit');
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  const failed = ended.then(() =>
    Promise.reject(new Error('The server for the browser tests did not start.')),
  );
  failed.catch(() => undefined);
  try {
    await Promise.race([once(server, 'message'), failed]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop };
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
