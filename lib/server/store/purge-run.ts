import type { ClientBase } from 'pg';
import { begin, inTransaction } from './in-transaction.ts';
import { swapPlaces, type Twins } from './swap-places.ts';
import { beginWithdrawal } from './writing-lock.ts';

const rowsPerStep = 10_000;

/**
 * Removes a deleted run for good: after its first transaction it can no longer be undone. May be
 * killed at any point and called again. Answers whether there was one to remove.
 */
export async function purgeRun(client: ClientBase, runId: string): Promise<boolean> {
  if (!(await beginPurge(client, runId))) return false;
  for (;;) {
    const { rows } = await client.query<{ n: number }>(dropEvents, [runId]);
    if ((rows[0]?.n ?? 0) === 0) break;
  }
  await inTransaction(client, begin, async () => {
    await client.query(
      'DELETE FROM trash_reject WHERE file_id IN (SELECT id FROM trash_file WHERE run_id = $1)',
      [runId],
    );
    await client.query('DELETE FROM trash_file WHERE run_id = $1', [runId]);
    await client.query('DELETE FROM ingest_deletion WHERE run_id = $1', [runId]);
    await client.query('DELETE FROM ingest_source WHERE run_id = $1', [runId]);
    await client.query('DELETE FROM ingest_run WHERE id = $1', [runId]);
  });
  return true;
}

/** A file of another deleted run that was known by one of this run's takes its events over. */
async function beginPurge(client: ClientBase, runId: string): Promise<boolean> {
  return inTransaction(client, beginWithdrawal, async () => {
    const { rowCount } = await client.query(
      "UPDATE ingest_deletion SET state = 'purging' WHERE run_id = $1 AND state IN ('deleted', 'purging')",
      [runId],
    );
    const begun = (rowCount ?? 0) > 0;
    if (begun) await swapPlaces(client, (await client.query<Twins>(orphans, [runId])).rows);
    return begun;
  });
}

const orphans = `
  SELECT DISTINCT ON (f.id) f.id AS content, twin.id AS twin
  FROM trash_file AS f
  JOIN trash_file AS twin ON twin.sha256 = f.sha256 AND twin.state = 'known' AND twin.run_id <> f.run_id
  WHERE f.run_id = $1 AND f.state IN ('done', 'damaged')
  ORDER BY f.id, twin.id`;

const dropEvents = `
  WITH gone AS (
    DELETE FROM trash_event AS t USING (
      SELECT file_id, event_time, event_key FROM trash_event
      WHERE file_id IN (SELECT id FROM trash_file WHERE run_id = $1) LIMIT ${rowsPerStep}
    ) AS chosen
    WHERE t.file_id = chosen.file_id AND t.event_time = chosen.event_time AND t.event_key = chosen.event_key
    RETURNING batch
  ), freed AS (
    INSERT INTO raw_batch_freed SELECT DISTINCT batch FROM gone ORDER BY 1 ON CONFLICT DO NOTHING
  )
  SELECT count(*)::int AS n FROM gone`;
