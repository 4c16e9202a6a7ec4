import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { CopyBuffer } from '../store/copy-buffer.ts';
import { type EncodedBatch, encodeBatch } from '../store/encode-batch.ts';
import { Partitions } from '../store/ensure-partitions.ts';
import { EventBatch } from '../store/event-batch.ts';
import type { FileChange } from '../store/file-change.ts';
import { IdCache } from '../store/id-cache.ts';
import { Novelty } from '../store/novelty.ts';
import { reserveIds } from '../store/reserve-ids.ts';
import { SessionNotes } from '../store/session-notes.ts';
import { storeEntries } from '../store/store-entries.ts';
import { type Expectations, type GroupResult, writeGroup } from '../store/write-group.ts';
import { checkDisk, type Disk } from './check-disk.ts';
import { wasRolledBack } from './transient.ts';

const attempts = 8;
const firstPause = 250;
/** A buffer of rows that grew beyond is not kept. */
const keptRowBytes = 16 << 20;

/** All opened before anything is written, so that none can have missed a crash of the server. */
export interface Connections {
  /** For batches, one after the other. */
  readonly writing: ClientBase;
  /** For the entries of the next batch meanwhile. */
  readonly adding: ClientBase;
  /** For what reading wants to know meanwhile. */
  readonly asking: ClientBase;
}

/** A batch whose entries are on their way. */
export interface ReadyBatch extends EncodedBatch {
  /** Resolves when they are committed. */
  readonly entries: Promise<void>;
}

/**
 * The database as one writing thread sees it: its connections, the caches, and verbs that are
 * tried again when the database took them back. One batch may be read while the one before is written.
 * A lost connection ends the writer: the caches may name what a crash of the server took along, and a
 * commit may have happened or not.
 */
export class Writer {
  readonly #connect: () => Promise<Connections>;
  readonly #disk: Disk | undefined;
  readonly #values = new IdCache();
  readonly #terms = new IdCache();
  readonly #sessions = new SessionNotes(this.#values);
  readonly #expectations: Expectations = {
    partitions: new Partitions(),
    novelty: new Novelty(),
    issuanceNovelty: new Novelty(),
  };

  /** Of a batch that is encoded: to grow one of that size, and to give it back, costs twice its filling. */
  #spareRows: CopyBuffer | null = null;
  /** Of the last batch. */
  #entries: Promise<void> = Promise.resolve();

  /** `connect` answers the same connections each time; throws SpoorError 'unavailable' once one is lost. */
  constructor(connect: () => Promise<Connections>, disk?: Disk) {
    this.#connect = connect;
    this.#disk = disk;
  }

  /** `id`: one that `reserve` answered. */
  newBatch(id: number): EventBatch {
    this.#values.trim();
    this.#terms.trim();
    this.#sessions.trim();
    const rows = this.#spareRows ?? new CopyBuffer();
    this.#spareRows = null;
    return new EventBatch(id, this.#values, this.#terms, this.#sessions, rows);
  }

  /** Knows what is committed, not what is being written: `write` answers which files came in meanwhile. */
  reserve(count: number, hashes: readonly string[]): ReturnType<typeof reserveIds> {
    return this.#again(({ asking }) => reserveIds(asking, count, hashes));
  }

  /** Once for each batch, when all is in it: encodes it, and begins to add the entries that it points to. */
  async encode(batch: EventBatch): Promise<ReadyBatch> {
    const entries = this.#entries.then(() => this.#addEntries());
    // Whoever writes the batch hears of it.
    entries.catch(() => undefined);
    this.#entries = entries;
    const encoded = await encodeBatch(batch, this.#expectations.novelty);
    const rows = batch.releaseRows();
    if (rows.capacity <= keptRowBytes) this.#spareRows = rows;
    return { ...encoded, entries };
  }

  async write(encoded: ReadyBatch, files: readonly FileChange[]): Promise<GroupResult> {
    await encoded.entries;
    return this.run(async (client) => {
      await this.#checkDisk(client);
      return writeGroup(client, encoded, files, this.#expectations);
    });
  }

  /**
   * Whatever this writer has committed is on the disk when this returns. No session outlives a crash
   * of its server, and a flush of the log covers all that was written to it before.
   */
  async seal(): Promise<void> {
    await this.#again(({ asking }) =>
      asking.query("SELECT pg_logical_emit_message(false, 'spoor', '', true)"),
    );
  }

  /** Not beside another: the writing connection has one transaction at a time. */
  run<T>(verb: (client: ClientBase) => Promise<T>): Promise<T> {
    return this.#again(({ writing }) => verb(writing));
  }

  #addEntries(): Promise<void> {
    return this.#again(async ({ adding }) => {
      await this.#checkDisk(adding);
      await storeEntries(adding, this.#values, this.#terms, this.#sessions);
    });
  }

  async #checkDisk(client: ClientBase): Promise<void> {
    if (this.#disk !== undefined) await checkDisk(client, this.#disk);
  }

  async #again<T>(verb: (connections: Connections) => Promise<T>): Promise<T> {
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
