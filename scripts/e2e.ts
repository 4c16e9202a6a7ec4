import { runE2e } from './suites/run-e2e.ts';

/** npm run e2e -- [Playwright's arguments] */
try {
  process.exitCode = await runE2e(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
