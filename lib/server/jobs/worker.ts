import { setTimeout as sleep } from 'node:timers/promises';
import { maxRecordDepth } from '#lib/core/cloudtrail/parse-record.ts';
import { getDatabase } from '../database/database.ts';
import { getEnv } from '../env.ts';
import { findDisk } from '../ingest/check-disk.ts';
import { ProcessStopping } from '../ingest/import-source.ts';
import { IngestPool } from '../ingest/ingest-pool.ts';
import { getLog } from '../log.ts';
import { findCancelledRuns } from '../store/find-cancelled-runs.ts';
import { findWaitingDeletions } from '../store/find-waiting-deletions.ts';
import { findWaitingSources } from '../store/find-waiting-sources.ts';
import { runDeletion } from '../store/run-deletion.ts';
import { settleStatistics } from '../store/settle-statistics.ts';
import { SourceClaims } from '../store/source-claims.ts';
import { finishRuns } from '../store/track-source.ts';
import {
  type DeletionJob,
  deletionQueue,
  type SourceJob,
  sendDeletion,
  sendSources,
  sourceQueue,
  startBoss,
} from './boss.ts';
import { cleanUp } from './clean-up.ts';
import { RunSignals } from './run-signals.ts';
import { runSource, type WorkerParts } from './run-source.ts';

/** Entry of the worker process: takes jobs until it is told to stop. */

/** Sources at the same time: a small file does not wait behind a big one. */
const fetchers = 4;
const sourcesPerFetch = 16;
/** How often sources without a live job are looked for: those of a process that died. */
const sweepMs = 10_000;
const cleanUpMs = 10 * 60_000;

const env = getEnv();
const log = getLog('worker');
const database = getDatabase({ applicationName: 'spoor-worker', statementTimeoutMs: 0 });
const parts: WorkerParts = {
  database,
  claims: new SourceClaims(database.url),
  runs: new RunSignals(),
  pool: new IngestPool(env.workers, {
    url: database.url,
    maxRecordBytes: env.limits.recordBytes,
    maxDepth: maxRecordDepth,
    disk: await findDisk(database, env.minFreeBytes),
  }),
};
const stopping = new AbortController();
const boss = await startBoss(database.url, 'worker');
let busy = 0;
let unsettled = false;

await boss.work<SourceJob>(
  sourceQueue,
  {
    batchSize: sourcesPerFetch,
    localConcurrency: fetchers,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 5,
  },
  async (jobs) => {
    busy += 1;
    try {
      await Promise.all(jobs.map((job) => runSource(parts, job.data.sourceId, stopping.signal)));
      unsettled = true;
    } finally {
      busy -= 1;
    }
  },
);
await boss.work<DeletionJob>(
  deletionQueue,
  { batchSize: 1, localConcurrency: 1, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 },
  async ([job]) => {
    if (job === undefined || !(await parts.claims.claim(job.data.runId))) return;
    try {
      await runDeletion(database.pool, job.data.runId, stopping.signal);
      unsettled = true;
    } finally {
      await parts.claims.release(job.data.runId);
    }
  },
);
log.info('worker ready');

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => stopping.abort(new ProcessStopping()));

/** Between imports: merge the cube, refresh the planner's statistics, look for abandoned sources. */
async function keepHouse(): Promise<void> {
  // Of a clock that nobody sets back: with the day's, work would lie still for as long.
  const now = () => performance.now();
  let nextSweep = 0;
  let nextCleanUp = now() + cleanUpMs / 10;
  while (!stopping.signal.aborted) {
    try {
      if (busy > 0) parts.runs.cancel(await findCancelledRuns(database.pool));
      if (unsettled && busy === 0) {
        unsettled = false;
        await settleStatistics(database.pool);
      }
      if (now() >= nextSweep) {
        nextSweep = now() + sweepMs;
        await sendSources(boss, await findWaitingSources(database.prisma));
        await finishRuns(database.prisma);
        for (const runId of await findWaitingDeletions(database.pool)) await sendDeletion(boss, runId);
      }
      if (now() >= nextCleanUp) {
        nextCleanUp = now() + cleanUpMs;
        await cleanUp(database.pool, env.keep);
      }
    } catch (error) {
      log.warn({ err: error }, 'housekeeping failed; it is tried again');
    }
    await sleep(1000, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

await keepHouse();
// Whatever is half done is taken back by the database and begun again by the next worker.
await parts.pool.kill();
await boss.stop({ graceful: false, close: true });
await parts.claims.close();
process.exit(0);
