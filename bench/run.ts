/** npm run bench ingest|query|export|sessions [options]: each prints as it goes and ends with one line of JSON. */
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  ingest: () => import('./ingest.ts'),
  query: () => import('./query.ts'),
  export: () => import('./export.ts'),
  sessions: () => import('./sessions.ts'),
};

const [name = '', ...rest] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join('|')} [--events N] [--no-peer]`);
  process.exit(1);
}
process.argv.splice(2, process.argv.length - 2, ...rest);
await bench();
