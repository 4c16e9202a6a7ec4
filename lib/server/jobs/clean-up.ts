import { rm } from 'node:fs/promises';
import type pg from 'pg';
import { dropRawBlocks } from '../store/drop-raw-blocks.ts';
import { findExpiredDeletions, findExpiredUploads, forgetPlace } from '../store/find-expired.ts';
import { purgeRun } from '../store/purge-run.ts';
import { spoolFileOf } from './open-place.ts';

export interface Keep {
  /** Days in which a deletion can be undone. */
  readonly trashDays: number;
  /** Days in which the upload of a source with rejected files is kept for another try. */
  readonly uploadDays: number;
}

/** What nobody can bring back any more goes for good: the trash, its raw bytes, kept uploads. */
export async function cleanUp(pool: pg.Pool, keep: Keep): Promise<{ runs: number; blocks: number }> {
  for (const { id, place } of await findExpiredUploads(pool, keep.uploadDays))
    await dropUpload(pool, id, place);
  const expired = await findExpiredDeletions(pool, keep.trashDays);
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    let runs = 0;
    for (const runId of expired) {
      const { rows } = await client.query<{ id: string; place: string }>(
        "SELECT id, place FROM ingest_source WHERE run_id = $1 AND place LIKE 'spool:%'",
        [runId],
      );
      for (const { id, place } of rows) await dropUpload(pool, id, place);
      if (await purgeRun(client, runId)) runs += 1;
    }
    return { runs, blocks: await dropRawBlocks(client) };
  } finally {
    client.release(true);
  }
}

async function dropUpload(pool: pg.Pool, id: string, place: string): Promise<void> {
  const file = spoolFileOf(place);
  if (file !== null) await rm(file, { force: true });
  await forgetPlace(pool, id);
}
