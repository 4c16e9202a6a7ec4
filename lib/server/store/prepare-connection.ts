import type { ClientBase } from 'pg';
import { issuanceStaging } from './insert-issuances.ts';
import { prepareWithdrawal } from './withdraw-events.ts';

/**
 * Once per writing connection: the staging tables (temporary: no WAL, emptied at each commit) and
 * the settings of a bulk writer. A batch that a crash takes back is written again from its file,
 * and commit records keep their order in the log, so a later durable commit proves the earlier.
 */
export async function prepareConnection(client: ClientBase): Promise<void> {
  await client.query(`
    SET synchronous_commit = off;
    SET work_mem = '64MB';
    SET temp_buffers = '64MB';
    CREATE TEMPORARY TABLE IF NOT EXISTS staging_event (LIKE event) ON COMMIT DELETE ROWS;
    ${issuanceStaging};
  `);
  await prepareWithdrawal(client);
}
