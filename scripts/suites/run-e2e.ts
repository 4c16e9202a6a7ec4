import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureEmbedded } from '#lib/server/database/embedded.ts';
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
  try {
    return await runNode(['node_modules/@playwright/test/cli.js', 'test', ...args], {
      ...process.env,
      ...env,
      ...settings,
    });
  } finally {
    await removeData(data);
  }
}

/** The server has ended by now; if it was killed instead, its database is still there. */
async function removeData(data: string): Promise<void> {
  const running = await readFile(join(data, 'postgres/postmaster.pid')).catch(() => undefined);
  if (running !== undefined) {
    const server = await ensureEmbedded({ dataFolder: data, log: () => undefined });
    await server.stopIfLast();
  }
  await rm(data, { recursive: true, force: true });
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
