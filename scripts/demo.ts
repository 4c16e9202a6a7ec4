import { parseArgs } from 'node:util';
import { importDemo } from '#lib/server/jobs/import-demo.ts';
import { exitWith, runImport } from './run-import.ts';

/** npm run demo [-- --json]: generates and imports the demo organisation, beside a running Spoor or without one. */
exitWith(async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
  return runImport((parts, listeners) => importDemo(parts, listeners), { json: values.json === true });
});
