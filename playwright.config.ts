import { defineConfig } from '@playwright/test';

// npm run e2e and npm test start servers of their own and say where; without them, it is npm start's.
const ports = (process.env.SPOOR_E2E_PORTS ?? '3000').split(',');
// A worker has a server, and so a database, to itself: what one test imports, another would count.
const baseURL = `http://127.0.0.1:${ports[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]}`;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  workers: ports.length,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  outputDir: 'test-results',
  use: {
    baseURL,
    timezoneId: 'Pacific/Chatham',
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    // A recording takes a third of all processor time: only a chosen few tests are worth it.
    trace: ports.length > 1 ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      ...(process.env.PLAYWRIGHT_CHROMIUM_PATH === undefined
        ? {}
        : { executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
