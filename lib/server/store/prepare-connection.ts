import type { ClientBase } from 'pg';
import { issuanceStaging } from './insert-issuances.ts';
import { prepareWithdrawal } from './withdraw-events.ts';

/**
 * Once per connection that adds entries: the settings of a bulk writer. A batch that a crash takes back
 * is written again from its file, and commit records keep their order in the log, whichever session
 * they are of, so a later durable commit proves the earlier.
 */
export async function prepareAdding(client: ClientBase): Promise<void> {
  await client.query("SET synchronous_commit = off; SET work_mem = '64MB'");
}

/** Once per connection that writes batches: the same, and the staging tables (temporary: no WAL, emptied at each commit). */
export async function prepareWriting(client: ClientBase): Promise<void> {
  await prepareAdding(client);
  await client.query(`
    SET temp_buffers = '64MB';
    CREATE TEMPORARY TABLE IF NOT EXISTS staging_event (LIKE event) ON COMMIT DELETE ROWS;
    ${issuanceStaging};
  `);
  await prepareWithdrawal(client);
}
