import type { ClientBase } from 'pg';

/**
 * A long file whose hash, known only at its end, turns out to be that of a file already imported:
 * its deliveries do not count again. What it was first to insert stays counted as its own.
 */
export async function becomeKnown(
  client: ClientBase,
  fileId: number,
  sha256: Buffer,
  bytes: number,
): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('DELETE FROM event_copy WHERE file_id = $1', [fileId]);
    await client.query("UPDATE ingest_file SET state = 'known', sha256 = $2, bytes = $3 WHERE id = $1", [
      fileId,
      sha256,
      bytes,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
