import { maxRecordDepth } from '#lib/core/cloudtrail/parse-record.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { type Env, getEnv } from '#lib/server/env.ts';
import { findDisk } from '#lib/server/ingest/check-disk.ts';
import { IngestPool } from '#lib/server/ingest/ingest-pool.ts';
import type { FileResult } from '#lib/server/ingest/messages.ts';
import { settleStatistics } from '#lib/server/store/settle-statistics.ts';
import { SourceClaims } from '#lib/server/store/source-claims.ts';
import { type RunSums, sumRun } from '#lib/server/store/sum-run.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { openDatabase } from './open-database.ts';
import { ProgressLine } from './progress-line.ts';

export interface ImportParts {
  readonly prisma: PrismaClient;
  readonly env: Env;
  readonly pool: IngestPool;
  readonly claims: SourceClaims;
}

export interface Listeners {
  onSized(bytes: number): void;
  onRead(bytes: number): void;
  onResult(result: FileResult): void;
}

type Work = (parts: ImportParts, listeners: Listeners) => Promise<{ runId: string; complete: boolean }>;

/** Exit statuses of the commands that import. */
const status = { imported: 0, failed: 1, flawed: 2 } as const;

/**
 * An import of the command line: database, threads, a progress bar, what needs a look as it comes,
 * and the sums at the end; with `json` as one line more. Answers the exit status.
 */
export async function runImport(work: Work, options: { json: boolean }): Promise<number> {
  const env = getEnv();
  const { database, close } = await openDatabase(env, (line) => console.error(line));
  const pool = new IngestPool(env.workers, {
    url: database.url,
    maxRecordBytes: env.limits.recordBytes,
    maxDepth: maxRecordDepth,
    disk: await findDisk(database, env.minFreeBytes),
  });
  const claims = new SourceClaims(database.url);
  const progress = new ProgressLine(process.stderr);
  const started = performance.now();
  try {
    const { runId, complete } = await work(
      { prisma: database.prisma, env, pool, claims },
      {
        onSized: (bytes) => progress.expect(bytes),
        onRead: (bytes) => progress.move(bytes),
        onResult: (result) => progress.say(remark(result), result.records),
      },
    );
    progress.end();
    await pool.close();
    await settleStatistics(database.pool);
    const sums = await sumRun(database.pool, runId);
    const seconds = (performance.now() - started) / 1000;
    console.log(inWords(sums, seconds));
    if (!complete) console.log('Not every source could be read to its end; the list of imports says why.');
    if (options.json)
      console.log(JSON.stringify({ runId, complete, ...sums, seconds: Number(seconds.toFixed(3)) }));
    if (!complete && sums.records === 0) return status.failed;
    const flawless = complete && sums.filesRejected + sums.filesDamaged + sums.rejected === 0;
    return flawless ? status.imported : status.flawed;
  } finally {
    progress.end();
    await pool.kill();
    await claims.close();
    await close();
  }
}

/** Runs a command's main, prints what it could not do, and ends with its status. */
export function exitWith(main: () => Promise<number>): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      if (!(error instanceof SpoorError)) throw error;
      console.error([error.message, error.remedy].filter(Boolean).join(' '));
      process.exit(status.failed);
    },
  );
}

function inWords(sums: RunSums, seconds: number): string {
  const rate = Math.round(sums.records / seconds);
  return (
    `${sums.files} files: ${sums.records} records = ${sums.inserted} new + ${sums.known} already known + ` +
    `${sums.rejected} rejected, in ${seconds.toFixed(1)} s (${rate}/s)`
  );
}

/** Null for files that went in whole: a thousand lines of "fine" would hide the one that matters. */
function remark({ state, path, fault }: FileResult): string | null {
  if (state === 'done' || state === 'skipped' || state === 'known') return null;
  const reason = fault === null ? '' : `: ${[fault.message, fault.remedy].filter(Boolean).join(' ')}`;
  return `${state.padEnd(8)} ${path}${reason}`;
}
