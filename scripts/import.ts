import { parseArgs } from 'node:util';
import { maxRecordDepth } from '#lib/core/cloudtrail/parse-record.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { getEnv } from '#lib/server/env.ts';
import { importPaths } from '#lib/server/ingest/import-paths.ts';
import { IngestPool } from '#lib/server/ingest/ingest-pool.ts';
import type { FileResult } from '#lib/server/ingest/messages.ts';
import { settleStatistics } from '#lib/server/store/settle-statistics.ts';
import { SourceClaims } from '#lib/server/store/source-claims.ts';
import { sumRun } from '#lib/server/store/sum-run.ts';
import { openDatabase } from './open-database.ts';
import { ProgressLine } from './progress-line.ts';

/**
 * npm run import -- PATH… [--json] [--label NAME]
 * Exit status: 0 all imported, 2 imported with rejects or damage, 1 not imported.
 */
const usage = `Usage: npm run import -- PATH… [--json] [--label NAME]

  PATH         files, archives or folders: .json .json.gz .zip .tar .tar.gz, in any layout
  --label      what the import is called in the list of imports
  --json       end with one line of JSON that holds the sums

Exit status: 0 all imported, 2 imported with rejects or damage, 1 not imported.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, label: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true || positionals.length === 0) {
    console.log(usage);
    return values.help === true ? 0 : 1;
  }
  const env = getEnv();
  const { database, close } = await openDatabase(env, (line) => console.error(line));
  const pool = new IngestPool(env.workers, {
    url: database.url,
    maxRecordBytes: env.limits.recordBytes,
    maxDepth: maxRecordDepth,
  });
  const claims = new SourceClaims(database.url);
  const progress = new ProgressLine(process.stderr);
  const started = performance.now();
  try {
    const { runId, complete } = await importPaths(
      { pool, prisma: database.prisma, claims, env },
      positionals,
      {
        ...(values.label === undefined ? {} : { label: values.label }),
        onSized: (bytes) => progress.expect(bytes),
        onRead: (bytes) => progress.move(bytes),
        onResult: (result) => progress.say(describe(result), result.records),
      },
    );
    progress.end();
    await pool.close();
    await settleStatistics(database.pool);
    const sums = await sumRun(database.pool, runId);
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `${sums.files} files: ${sums.records} records = ${sums.inserted} new + ${sums.known} already known + ` +
        `${sums.rejected} rejected, in ${seconds.toFixed(1)} s (${Math.round(sums.records / seconds)}/s)`,
    );
    if (!complete) console.log('Not every source could be read to its end; the list of imports says why.');
    const flawless = complete && sums.filesRejected + sums.filesDamaged + sums.rejected === 0;
    if (values.json === true)
      console.log(JSON.stringify({ runId, complete, ...sums, seconds: Number(seconds.toFixed(3)) }));
    return flawless ? 0 : complete || sums.records > 0 ? 2 : 1;
  } finally {
    progress.end();
    await pool.kill();
    await claims.close();
    await close();
  }
}

/** Null for files that went in whole: a thousand lines of "fine" would hide the one that matters. */
function describe(result: FileResult): string | null {
  const { state, path, fault } = result;
  if (state === 'done' || state === 'skipped') return null;
  const reason =
    fault === null ? '' : `: ${fault.message}${fault.remedy === undefined ? '' : ` ${fault.remedy}`}`;
  return `${state.padEnd(8)} ${path}${reason}`;
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    if (!(error instanceof SpoorError)) throw error;
    console.error(`${error.message}${error.remedy === undefined ? '' : ` ${error.remedy}`}`);
    process.exit(1);
  },
);
