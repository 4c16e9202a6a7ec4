import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { CopyBuffer } from '../store/copy-buffer.ts';
import { Partitions } from '../store/ensure-partitions.ts';
import { EventBatch } from '../store/event-batch.ts';
import type { FileChange } from '../store/file-change.ts';
import { IdCache } from '../store/id-cache.ts';
import { Novelty } from '../store/novelty.ts';
import { reserveIds } from '../store/reserve-ids.ts';
import { SessionNotes } from '../store/session-notes.ts';
import { type Caches, type GroupResult, writeGroup } from '../store/write-group.ts';
import { checkDisk, type Disk } from './check-disk.ts';
import { wasRolledBack } from './transient.ts';

const attempts = 8;
const firstPause = 250;
/** A buffer of rows that grew beyond is not kept. */
const keptRowBytes = 16 << 20;

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
    issuanceNovelty: new Novelty(),
  };

  /** Of a batch that is written: to grow one of that size, and to give it back, costs twice its filling. */
  #spareRows: CopyBuffer | null = null;

  /** `connect` answers the one prepared connection; throws SpoorError 'unavailable' once it is lost. */
  constructor(connect: () => Promise<ClientBase>, disk?: Disk) {
    this.#connect = connect;
    this.#disk = disk;
  }

  newBatch(): EventBatch {
    const { values, terms, sessions } = this.#caches;
    const rows = this.#spareRows ?? new CopyBuffer();
    this.#spareRows = null;
    return new EventBatch(values, terms, sessions, rows);
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
    const rows = batch.releaseRows();
    if (rows.capacity <= keptRowBytes) this.#spareRows = rows;
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
