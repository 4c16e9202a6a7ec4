import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { Partitions } from '../store/ensure-partitions.ts';
import { EventBatch } from '../store/event-batch.ts';
import type { FileChange } from '../store/file-change.ts';
import { IdCache } from '../store/id-cache.ts';
import { Novelty } from '../store/insert-events.ts';
import { reserveIds } from '../store/reserve-ids.ts';
import { type Caches, type GroupResult, writeGroup } from '../store/write-group.ts';
import { isTransient } from './transient.ts';

const attempts = 8;
const firstPause = 250;

/**
 * The database as one writing thread sees it: a connection that comes back, the caches, and verbs
 * that are tried again when the failure is of the kind that passes.
 */
export class Writer {
  readonly #connect: () => Promise<ClientBase>;
  readonly #caches: Caches = {
    values: new IdCache(),
    terms: new IdCache(),
    partitions: new Partitions(),
    novelty: new Novelty(),
  };

  /** `connect` answers a live, prepared connection, a new one after a failure. */
  constructor(connect: () => Promise<ClientBase>) {
    this.#connect = connect;
  }

  newBatch(): EventBatch {
    return new EventBatch(this.#caches.values, this.#caches.terms);
  }

  reserve(count: number, hashes: readonly string[]): ReturnType<typeof reserveIds> {
    return this.run((client) => reserveIds(client, count, hashes));
  }

  async write(batch: EventBatch, files: readonly FileChange[]): Promise<GroupResult> {
    const result = await this.run(async (client) => {
      const { batchId } = await reserveIds(client, 0, []);
      return writeGroup(client, batchId, batch, files, this.#caches);
    });
    this.#caches.values.trim();
    this.#caches.terms.trim();
    return result;
  }

  async run<T>(verb: (client: ClientBase) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await verb(await this.#connect());
      } catch (error) {
        if (attempt === attempts || !isTransient(error)) throw error;
        await sleep(firstPause * 2 ** (attempt - 1));
      }
    }
  }
}
