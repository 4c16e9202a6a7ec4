import { PgBoss } from 'pg-boss';

export const sourceQueue = 'ingest-source';

export const deletionQueue = 'ingest-deletion';

export interface DeletionJob {
  readonly runId: string;
}

export interface SourceJob {
  readonly sourceId: string;
}

/** A dead worker's jobs come back after this long at the latest. */
const heartbeatSeconds = 15;

/**
 * The job queue, in the database beside the data. `role: 'sender'` only adds jobs: the web process.
 * Any number of workers on any number of machines may share it.
 */
export async function startBoss(url: string, role: 'sender' | 'worker'): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: `spoor-jobs-${role}`,
    max: role === 'sender' ? 2 : 4,
    supervise: role === 'worker',
    schedule: false,
    useListenNotify: role === 'worker',
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  // Lost connections come back by themselves; without a listener they would end the process.
  boss.on('error', () => undefined);
  await boss.start();
  for (const queue of [sourceQueue, deletionQueue]) {
    await boss.createQueue(queue, {
      policy: 'short',
      retryLimit: 20,
      retryDelay: 2,
      expireInSeconds: 24 * 60 * 60,
      heartbeatSeconds,
      notify: true,
    });
  }
  return boss;
}

/** Once per source: a second job for a source that already waits is dropped by the queue. */
export async function sendSources(boss: PgBoss, sourceIds: readonly string[]): Promise<void> {
  if (sourceIds.length === 0) return;
  await boss.insert(
    sourceQueue,
    sourceIds.map((sourceId) => ({ data: { sourceId } satisfies SourceJob, singletonKey: sourceId })),
  );
}

/** A run to delete or to bring back: its row says which. */
export async function sendDeletion(boss: PgBoss, runId: string): Promise<void> {
  await boss.send(deletionQueue, { runId } satisfies DeletionJob, { singletonKey: runId });
}
