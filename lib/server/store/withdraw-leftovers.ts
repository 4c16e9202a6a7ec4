import type pg from 'pg';
import { inTransaction } from './in-transaction.ts';
import { prepareWithdrawal } from './withdraw-events.ts';
import { withdrawFiles } from './withdraw-files.ts';
import { beginWithdrawal } from './writing-lock.ts';

const leftovers = {
  /**
   * After a source was read once more to its end: files that were to be replaced and were not met
   * again, as others have come for them (an archive that can be opened now).
   */
  notMetAgain: 'retry',
  /** Of a source that will not be read further: files that are written in part. */
  halfDone: "state = 'working'",
} as const;

/** Takes such files of a source back, with all that they delivered. */
export async function withdrawLeftovers(
  pool: pg.Pool,
  sourceId: string,
  which: keyof typeof leftovers,
): Promise<void> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT id FROM ingest_file WHERE source_id = $1 AND ${leftovers[which]}`,
    [sourceId],
  );
  if (rows.length === 0) return;
  const client = await pool.connect();
  try {
    await prepareWithdrawal(client);
    await inTransaction(client, beginWithdrawal, () =>
      withdrawFiles(
        client,
        rows.map((row) => row.id),
      ),
    );
  } finally {
    // With its temporary tables.
    client.release(true);
  }
}
