import { parseArgs } from 'node:util';
import { importPaths } from '#lib/server/ingest/import-paths.ts';
import { exitWith, runImport } from './run-import.ts';

const usage = `Usage: npm run import -- PATH… [--json] [--label NAME]

  PATH         files, archives or folders: .json .json.gz .zip .tar .tar.gz, in any layout
  --label      what the import is called in the list of imports
  --json       end with one line of JSON that holds the sums

Exit status: 0 all imported, 2 imported with rejects or damage, 1 not imported.`;

exitWith(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, label: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true || positionals.length === 0) {
    console.log(usage);
    return values.help === true ? 0 : 1;
  }
  const label = values.label === undefined ? {} : { label: values.label };
  return runImport((parts, listeners) => importPaths(parts, positionals, { ...label, ...listeners }), {
    json: values.json === true,
  });
});
