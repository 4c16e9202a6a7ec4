import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { Partitions } from '../store/ensure-partitions.ts';
import { EventBatch } from '../store/event-batch.ts';
import type { FileChange } from '../store/file-change.ts';
import { IdCache } from '../store/id-cache.ts';
import { Novelty } from '../store/insert-events.ts';
import { reserveIds } from '../store/reserve-ids.ts';
import { SessionNotes } from '../store/session-notes.ts';
import { type Caches, type GroupResult, writeGroup } from '../store/write-group.ts';
import { checkDisk, type Disk } from './check-disk.ts';
import { wasRolledBack } from './transient.ts';

const attempts = 8;
const firstPause = 250;

/**
 * The database as one writing thread sees it: its one connection, the caches, and verbs that are
 * tried again when the database took them back. A lost connection ends the writer: the caches may
 * name what a crash of the server took along, and a commit may have happened or not.
 */
export class Writer {
  readonly #connect: () => Promise<ClientBase>;
  readonly #disk: Disk | undefined;
  readonly #values = new IdCache();
  readonly #caches: Caches = {
    values: this.#values,
    terms: new IdCache(),
    sessions: new SessionNotes(this.#values),
    partitions: new Partitions(),
    novelty: new Novelty(),
  };

  /** `connect` answers the one prepared connection; throws SpoorError 'unavailable' once it is lost. */
  constructor(connect: () => Promise<ClientBase>, disk?: Disk) {
    this.#connect = connect;
    this.#disk = disk;
  }

  newBatch(): EventBatch {
    return new EventBatch(this.#caches.values, this.#caches.terms, this.#caches.sessions);
  }

  reserve(count: number, hashes: readonly string[]): ReturnType<typeof reserveIds> {
    return this.run((client) => reserveIds(client, count, hashes));
  }

  async write(batch: EventBatch, files: readonly FileChange[]): Promise<GroupResult> {
    const result = await this.run(async (client) => {
      if (this.#disk !== undefined) await checkDisk(client, this.#disk);
      const { batchId } = await reserveIds(client, 0, []);
      return writeGroup(client, batchId, batch, files, this.#caches);
    });
    this.#caches.values.trim();
    this.#caches.terms.trim();
    this.#caches.sessions.trim();
    return result;
  }

  /**
   * Whatever this writer has committed is on the disk when this returns. One session sees no crash
   * of its server, and a flush of the log covers all that was written to it before.
   */
  async seal(): Promise<void> {
    await this.run((client) => client.query("SELECT pg_logical_emit_message(false, 'spoor', '', true)"));
  }

  async run<T>(verb: (client: ClientBase) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await verb(await this.#connect());
      } catch (error) {
        if (attempt === attempts || !wasRolledBack(error)) throw error;
        await sleep(firstPause * 2 ** (attempt - 1));
      }
    }
  }
}
