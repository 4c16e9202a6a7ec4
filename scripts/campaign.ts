import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { clearLeftovers } from './campaign/campaign-folders.ts';
import { killStarted } from './campaign/site.ts';
import { exitWith } from './run-import.ts';

/** npm run campaign -- ingest|upload|damage|disk-full|clocks [--points N]: full doses of what the suite tries in small ones. */
const campaigns: Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<number> }>>> = {
  ingest: () => import('./campaign/ingest.ts'),
  upload: () => import('./campaign/upload.ts'),
  damage: () => import('./campaign/damage.ts'),
  'disk-full': () => import('./campaign/disk-full.ts'),
  clocks: () => import('./campaign/clocks.ts'),
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    killStarted();
    // In a process of its own, while nothing here goes on: a campaign starts what has died again.
    const clear = new URL('campaign/clear-after.ts', import.meta.url);
    spawnSync(process.execPath, [fileURLToPath(clear), String(process.pid)], { stdio: 'inherit' });
    process.exit(130);
  });
}

exitWith(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const campaign = Object.hasOwn(campaigns, name) ? campaigns[name] : undefined;
  if (campaign === undefined) {
    console.error(`Usage: npm run campaign -- ${Object.keys(campaigns).join('|')} [--points N]`);
    return 1;
  }
  await clearLeftovers();
  return (await campaign()).run(args);
});
