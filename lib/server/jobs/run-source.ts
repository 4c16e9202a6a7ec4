import { rm } from 'node:fs/promises';
import type pg from 'pg';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { importSource } from '../ingest/import-source.ts';
import type { IngestPool } from '../ingest/ingest-pool.ts';
import { endRetry } from '../store/end-retry.ts';
import { needsAnotherTry } from '../store/needs-another-try.ts';
import { readSource } from '../store/read-source.ts';
import type { SourceClaims } from '../store/source-claims.ts';
import { openPlace, spoolFileOf } from './open-place.ts';

export interface WorkerParts {
  readonly pool: IngestPool;
  readonly database: { readonly pool: pg.Pool; readonly prisma: PrismaClient };
  readonly claims: SourceClaims;
}

/**
 * Works on one source unless another process does, or it is finished. Its spool file goes when
 * its rows are committed, or stays for another try where some of it was rejected.
 */
export async function runSource(parts: WorkerParts, sourceId: string, signal: AbortSignal): Promise<void> {
  const { prisma } = parts.database;
  if (!(await parts.claims.claim(sourceId))) return;
  try {
    const source = await readSource(prisma, sourceId);
    if (source === null || (source.state !== 'queued' && source.state !== 'working')) return;
    const done = await importSource(parts.pool, prisma, sourceId, (progress) => openPlace(source, progress), {
      signal,
    });
    if (!done) return;
    await endRetry(parts.database.pool, sourceId);
    const spoolFile = spoolFileOf(source.place);
    if (spoolFile !== null && !(await needsAnotherTry(prisma, sourceId)))
      await rm(spoolFile, { force: true });
  } finally {
    await parts.claims.release(sourceId);
  }
}
