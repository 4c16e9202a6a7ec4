import type pg from 'pg';
import { DeletionSteps, prepareDeletion } from './deletion-step.ts';

/**
 * Works on a deletion, or on its undoing, to its end or until `signal`. May be killed at any point
 * and begun again; whoever calls makes sure that one does at a time.
 */
export async function runDeletion(pool: pg.Pool, runId: string, signal?: AbortSignal): Promise<void> {
  const client = await pool.connect();
  try {
    await prepareDeletion(client);
    const steps = new DeletionSteps(client, runId);
    while (signal?.aborted !== true && (await steps.next()));
  } finally {
    // Its settings and temporary tables are no business of the pool's next user.
    client.release(true);
  }
}
