import type { ClientBase } from 'pg';
import { inTransaction } from './in-transaction.ts';
import { prepareReturn, recountFiles, returnEvents } from './return-events.ts';
import { returnFiles } from './return-files.ts';
import { trashFiles } from './trash-files.ts';
import { prepareWithdrawal, withdrawEvents } from './withdraw-events.ts';
import { beginDelivery, beginWithdrawal } from './writing-lock.ts';

export type DeletionState = 'deleting' | 'deleted' | 'restoring' | 'purging';

/** Deliveries by other files' events that one transaction takes back. */
const copiesPerStep = 10_000;

/** Once per connection that takes steps. */
export async function prepareDeletion(client: ClientBase): Promise<void> {
  await client.query("SET work_mem = '64MB'; SET temp_buffers = '64MB'; SET statement_timeout = 0");
  await prepareWithdrawal(client);
  await prepareReturn(client);
}

/** A deletion that is under way, forwards or back, one transaction after the other. */
export class DeletionSteps {
  readonly #client: ClientBase;
  readonly #runId: string;
  /** Batches with events of the run, as last looked for. A batch is what one transaction wrote. */
  #batches: number[] = [];

  constructor(client: ClientBase, runId: string) {
    this.#client = client;
    this.#runId = runId;
  }

  /**
   * One transaction, whatever came before it: what is left to do is in the tables. Answers false
   * when nothing is.
   */
  async next(): Promise<boolean> {
    const { rows } = await this.#client.query<{ state: DeletionState; entered: boolean }>(
      `SELECT state, EXISTS (SELECT FROM ingest_file AS f JOIN ingest_source AS s ON s.id = f.source_id
                             WHERE s.run_id = $1) AS entered
       FROM ingest_deletion WHERE run_id = $1`,
      [this.#runId],
    );
    const state = rows[0]?.state;
    if (state === 'restoring') return restoreSome(this.#client, this.#runId);
    if (state !== 'deleting') return false;
    if (rows[0]?.entered !== true && this.#batches.length === 0) {
      this.#batches = await listBatches(this.#client, this.#runId);
    }
    return this.#deleteSome(rows[0]?.entered === true);
  }

  #deleteSome(filesThere: boolean): Promise<boolean> {
    const [client, runId] = [this.#client, this.#runId];
    return inTransaction(client, beginWithdrawal, async () => {
      if (!(await isStill(client, runId, 'deleting'))) return true;
      if (filesThere) {
        await trashFiles(client, runId);
        return true;
      }
      await client.query('INSERT INTO leaving_file SELECT id FROM trash_file WHERE run_id = $1', [runId]);
      const batch = this.#batches.pop();
      if (batch !== undefined) await chooseOwned(client, batch);
      else if (!(await chooseCopies(client))) return this.#finish();
      const { removed, kept, deliveries } = await withdrawEvents(client, { trash: true });
      await client.query(
        'UPDATE ingest_deletion SET done = done + $2, removed = removed + $3, kept = kept + $4 WHERE run_id = $1',
        [runId, deliveries, removed, kept],
      );
      return true;
    });
  }

  /** Another deletion may just have made a file of this run the heir of an event. */
  async #finish(): Promise<boolean> {
    this.#batches = await listBatches(this.#client, this.#runId);
    if (this.#batches.length > 0) return true;
    await this.#client.query(
      "UPDATE ingest_deletion SET state = 'deleted', done = total, finished_at = now() WHERE run_id = $1",
      [this.#runId],
    );
    return false;
  }
}

async function restoreSome(client: ClientBase, runId: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM trash_file WHERE run_id = $1 LIMIT 1', [runId]);
  if ((rowCount ?? 0) > 0) {
    return inTransaction(client, beginWithdrawal, async () => {
      await returnFiles(client, runId);
      return true;
    });
  }
  const returned = await inTransaction(client, beginDelivery, async () => {
    const n = await returnEvents(client, runId);
    await client.query('UPDATE ingest_deletion SET done = greatest(done - $2, 0) WHERE run_id = $1', [
      runId,
      n,
    ]);
    return n;
  });
  if (returned > 0) return true;
  return inTransaction(client, beginWithdrawal, async () => {
    await recountFiles(client, runId);
    await client.query('DELETE FROM ingest_deletion WHERE run_id = $1', [runId]);
    return false;
  });
}

/** Bounds as values, so that the index by file is used. Oldest last. */
async function listBatches(client: ClientBase, runId: string): Promise<number[]> {
  const { rows } = await client.query<{ low: number | null; high: number }>(
    'SELECT min(id) AS low, max(id) AS high FROM trash_file WHERE run_id = $1',
    [runId],
  );
  const [span] = rows;
  if (span === undefined || span.low === null) return [];
  const found = await client.query<{ batch: number }>(
    `SELECT DISTINCT batch FROM event
     WHERE file_id BETWEEN $1 AND $2 AND file_id IN (SELECT id FROM trash_file WHERE run_id = $3)
     ORDER BY batch DESC`,
    [span.low, span.high, runId],
  );
  return found.rows.map((row) => row.batch);
}

/** The events of one batch that files of `leaving_file` own: a transaction's worth, as the import had it. */
async function chooseOwned(client: ClientBase, batch: number): Promise<void> {
  await client.query(
    `INSERT INTO leaving_event
     SELECT event_time, event_key FROM event
     WHERE batch = $1 AND file_id IN (SELECT id FROM leaving_file)`,
    [batch],
  );
}

async function chooseCopies(client: ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO leaving_event
     SELECT DISTINCT event_time, event_key
     FROM (SELECT event_time, event_key FROM event_copy WHERE file_id IN (SELECT id FROM leaving_file)
           LIMIT ${copiesPerStep}) AS copy`,
  );
  return (rowCount ?? 0) > 0;
}

/** Whoever undoes a deletion changes its state at once; the step that sees it first turns round. */
async function isStill(client: ClientBase, runId: string, state: DeletionState): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM ingest_deletion WHERE run_id = $1 AND state = $2 FOR UPDATE',
    [runId, state],
  );
  return (rowCount ?? 0) > 0;
}
