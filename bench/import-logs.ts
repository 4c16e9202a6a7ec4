import { maxRecordDepth } from '#lib/core/cloudtrail/parse-record.ts';
import type { TestDatabase } from '#lib/server/database/test-database.ts';
import { getEnv } from '#lib/server/env.ts';
import { importPaths } from '#lib/server/ingest/import-paths.ts';
import { IngestPool } from '#lib/server/ingest/ingest-pool.ts';
import { walkFolder } from '#lib/server/sources/walk-folder.ts';
import { SourceClaims } from '#lib/server/store/source-claims.ts';

/**
 * Imports paths as the command line does, with threads that are stopped when it is done. `apart`:
 * each file of the folder by its name.
 */
export async function importLogs(test: TestDatabase, folder: string, apart = false): Promise<string> {
  const env = getEnv();
  const pool = new IngestPool(env.workers, {
    url: test.url,
    maxRecordBytes: env.limits.recordBytes,
    maxDepth: maxRecordDepth,
  });
  const claims = new SourceClaims(test.url);
  try {
    const paths = apart ? [] : [folder];
    if (apart) for await (const { file } of walkFolder(folder)) paths.push(file);
    const { runId } = await importPaths({ pool, prisma: test.prisma, claims, env }, paths);
    await pool.close();
    return runId;
  } finally {
    await claims.close();
  }
}
