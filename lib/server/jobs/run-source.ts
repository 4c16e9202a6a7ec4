import { rm } from 'node:fs/promises';
import type pg from 'pg';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { importSource } from '../ingest/import-source.ts';
import type { IngestPool } from '../ingest/ingest-pool.ts';
import { isCancelled } from '../store/find-cancelled-runs.ts';
import { needsAnotherTry } from '../store/needs-another-try.ts';
import { readSource, type StoredSource } from '../store/read-source.ts';
import type { SourceClaims } from '../store/source-claims.ts';
import { finishSource } from '../store/track-source.ts';
import { withdrawLeftovers } from '../store/withdraw-leftovers.ts';
import { openPlace, spoolFileOf } from './open-place.ts';
import type { RunSignals } from './run-signals.ts';

export interface WorkerParts {
  readonly pool: IngestPool;
  readonly database: { readonly pool: pg.Pool; readonly prisma: PrismaClient };
  readonly claims: SourceClaims;
  readonly runs: RunSignals;
}

/**
 * Works on one source unless another process does, or it is finished. Its spool file goes when
 * its rows are committed, or stays for another try where some of it was rejected.
 */
export async function runSource(parts: WorkerParts, sourceId: string, stopping: AbortSignal): Promise<void> {
  const { prisma } = parts.database;
  if (!(await parts.claims.claim(sourceId))) return;
  try {
    const source = await readSource(prisma, sourceId);
    if (source === null || (source.state !== 'queued' && source.state !== 'working')) return;
    await parts.runs.during(source.runId, (cancelled) =>
      work(parts, source, AbortSignal.any([stopping, cancelled])),
    );
  } finally {
    await parts.claims.release(sourceId);
  }
}

async function work(parts: WorkerParts, source: StoredSource, signal: AbortSignal): Promise<void> {
  const { pool, prisma } = parts.database;
  const spoolFile = spoolFileOf(source.place);
  const onCancelled = async () => {
    await withdrawLeftovers(pool, source.id, 'halfDone');
    if (spoolFile !== null) await rm(spoolFile, { force: true });
  };
  // Whoever worked on it may have died before it saw that.
  if (await isCancelled(pool, source.runId)) {
    await onCancelled();
    await finishSource(prisma, source.id, { state: 'cancelled', fault: null });
    return;
  }
  const open = (progress: (bytesRead: number) => void) => openPlace(source, progress);
  if (!(await importSource(parts.pool, prisma, source.id, open, { signal, onCancelled }))) return;
  await withdrawLeftovers(pool, source.id, 'notMetAgain');
  if (spoolFile !== null && !(await needsAnotherTry(prisma, source.id))) await rm(spoolFile, { force: true });
}
