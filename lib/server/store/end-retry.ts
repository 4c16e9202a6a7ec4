import type pg from 'pg';
import { prepareWithdrawal } from './withdraw-events.ts';
import { withdrawFiles } from './withdraw-files.ts';
import { beginWithdrawal } from './writing-lock.ts';

/**
 * After a source was read once more to its end: files that were to be replaced and were not met
 * again go, as others have come for them (an archive that can be opened now).
 */
export async function endRetry(pool: pg.Pool, sourceId: string): Promise<void> {
  const { rows } = await pool.query<{ id: number }>(
    'SELECT id FROM ingest_file WHERE source_id = $1 AND retry',
    [sourceId],
  );
  if (rows.length === 0) return;
  const client = await pool.connect();
  try {
    await withdraw(
      client,
      rows.map((row) => row.id),
    );
  } finally {
    // With its temporary tables.
    client.release(true);
  }
}

async function withdraw(client: pg.PoolClient, fileIds: number[]): Promise<void> {
  await prepareWithdrawal(client);
  await beginWithdrawal(client);
  try {
    await withdrawFiles(client, fileIds);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
