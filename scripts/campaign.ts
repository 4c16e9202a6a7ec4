import { exitWith } from './run-import.ts';

/** npm run campaign -- ingest|upload|damage|disk-full|clocks [--points N]: full doses of what the suite tries in small ones. */
const campaigns: Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<number> }>>> = {
  ingest: () => import('./campaign/ingest.ts'),
  upload: () => import('./campaign/upload.ts'),
  damage: () => import('./campaign/damage.ts'),
  'disk-full': () => import('./campaign/disk-full.ts'),
  clocks: () => import('./campaign/clocks.ts'),
};

exitWith(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const campaign = Object.hasOwn(campaigns, name) ? campaigns[name] : undefined;
  if (campaign === undefined) {
    console.error(`Usage: npm run campaign -- ${Object.keys(campaigns).join('|')} [--points N]`);
    return 1;
  }
  return (await campaign()).run(args);
});
