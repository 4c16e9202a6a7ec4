import type { ClientBase } from 'pg';
import { beginDelivery } from './writing-lock.ts';

/**
 * A long file whose hash, known only at its end, turns out to be that of a file already imported:
 * its deliveries do not count again. What it was first to insert stays counted as its own.
 * Answers false, and does nothing, where that file has been deleted meanwhile.
 */
export async function becomeKnown(
  client: ClientBase,
  fileId: number,
  sha256: Buffer,
  bytes: number,
): Promise<boolean> {
  await beginDelivery(client);
  try {
    const { rowCount } = await client.query(
      `UPDATE ingest_file SET state = 'known', sha256 = $2, bytes = $3
       WHERE id = $1 AND EXISTS (SELECT FROM ingest_file AS first
                                 WHERE first.sha256 = $2 AND first.state IN ('done', 'damaged'))`,
      [fileId, sha256, bytes],
    );
    const known = (rowCount ?? 0) > 0;
    if (known) await client.query('DELETE FROM event_copy WHERE file_id = $1', [fileId]);
    await client.query('COMMIT');
    return known;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
