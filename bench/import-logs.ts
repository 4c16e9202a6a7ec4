import { maxRecordDepth } from '#lib/core/cloudtrail/parse-record.ts';
import type { TestDatabase } from '#lib/server/database/test-database.ts';
import { getEnv } from '#lib/server/env.ts';
import { importPaths } from '#lib/server/ingest/import-paths.ts';
import { IngestPool } from '#lib/server/ingest/ingest-pool.ts';
import { SourceClaims } from '#lib/server/store/source-claims.ts';

/** Imports a folder as the command line does, with threads that are stopped when it is done. */
export async function importLogs(test: TestDatabase, folder: string): Promise<string> {
  const env = getEnv();
  const pool = new IngestPool(env.workers, {
    url: test.url,
    maxRecordBytes: env.limits.recordBytes,
    maxDepth: maxRecordDepth,
  });
  const claims = new SourceClaims(test.url);
  try {
    const { runId } = await importPaths({ pool, prisma: test.prisma, claims, env }, [folder]);
    await pool.close();
    return runId;
  } finally {
    await claims.close();
  }
}
