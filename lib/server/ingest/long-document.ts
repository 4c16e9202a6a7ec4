import { SpoorError } from '#lib/core/errors.ts';
import { becomeKnown } from '../store/become-known.ts';
import type { EventBatch } from '../store/event-batch.ts';
import type { FileChange } from '../store/file-change.ts';
import { resultOf, takeChange } from './file-changes.ts';
import type { DocumentEnd, DocumentHead, FileResult, ThreadOptions } from './messages.ts';
import { OpenDocument } from './open-document.ts';
import { readChunk, readPieces } from './read-pieces.ts';
import type { WriteBehind } from './write-behind.ts';
import type { ReadyBatch, Writer } from './writer.ts';

/** Records of about this many bytes share a transaction. */
const groupBytes = 12 << 20;

/** PostgreSQL: unique_violation. */
const uniqueViolation = '23505';

/**
 * A document too long to hold: written as it comes, a transaction per `groupBytes`, each of which
 * also says how many pieces are done, so that a crash costs the last one only.
 */
export class LongDocument {
  readonly #document: OpenDocument;
  readonly #writer: Writer;
  readonly #writes: WriteBehind;
  readonly #onCommitted: (records: number) => void;
  #batch: EventBatch;
  #isNew: boolean;
  #inserted = 0;

  /** The ids were reserved for it. `onCommitted` hears how many records a transaction has made durable. */
  constructor(
    head: DocumentHead,
    { batchId, fileIds }: { readonly batchId: number; readonly fileIds: readonly number[] },
    { writer, writes }: { readonly writer: Writer; readonly writes: WriteBehind },
    options: ThreadOptions,
    onCommitted: (records: number) => void,
  ) {
    this.#document = new OpenDocument(head, fileIds[0] ?? 0, options);
    this.#writer = writer;
    this.#writes = writes;
    this.#onCommitted = onCommitted;
    this.#batch = writer.newBatch(batchId);
    this.#isNew = head.resume === null;
  }

  async push(chunk: Uint8Array): Promise<void> {
    await readChunk(chunk, this.#document, this.#batch);
    if (this.#batch.bytes < groupBytes) return;
    const [batch, change] = await this.#takeBatch();
    await this.#writes.begin(() => this.#write(batch, change));
    this.#batch = await this.#nextBatch();
  }

  /** Resolves when its last records are read and being written; `tell` hears how it ended. */
  async close(end: DocumentEnd, tell: (result: FileResult) => void): Promise<void> {
    const document = this.#document;
    readPieces(document.close(end.fault, false), document, this.#batch);
    const sha256 = Buffer.from(end.sha256 ?? []);
    document.sha256 = sha256;
    const [batch, change] = await this.#takeBatch();
    await this.#writes.begin(async () => tell(await this.#writeLast(batch, change, sha256)));
  }

  async #takeBatch(): Promise<[ReadyBatch, FileChange]> {
    const change = takeChange(this.#document, this.#isNew);
    this.#isNew = false;
    return [await this.#writer.encode(this.#batch), change];
  }

  async #nextBatch(): Promise<EventBatch> {
    return this.#writer.newBatch((await this.#writer.reserve(0, [])).batchId);
  }

  async #write(batch: ReadyBatch, change: FileChange): Promise<void> {
    const { inserted, raced } = await this.#writer.write(batch, [change]);
    if (raced.size > 0) {
      throw new SpoorError('conflict', `${this.#document.head.path} is being imported by another worker.`);
    }
    this.#inserted += inserted.get(this.#document.fileId) ?? 0;
    this.#onCommitted(batch.batch.size);
  }

  async #writeLast(batch: ReadyBatch, change: FileChange, sha256: Buffer): Promise<FileResult> {
    const document = this.#document;
    try {
      const { inserted } = await this.#writer.write(batch, [change]);
      return resultOf(document, change, this.#inserted + (inserted.get(document.fileId) ?? 0));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === uniqueViolation)) throw error;
      return this.#writeAsKnown(batch, change, sha256);
    }
  }

  /** Its bytes turn out to be those of a file that is here already. */
  async #writeAsKnown(batch: ReadyBatch, last: FileChange, sha256: Buffer): Promise<FileResult> {
    const document = this.#document;
    const change = { ...last, sha256: null, state: 'working' as const };
    const { inserted } = await this.#writer.write(batch, [change]);
    this.#inserted += inserted.get(document.fileId) ?? 0;
    const known = await this.#writer.run((client) =>
      becomeKnown(client, document.fileId, sha256, document.bytes),
    );
    if (known) return { ...resultOf(document, change, this.#inserted), state: 'known' };
    // The file with the same bytes was deleted in between: this one is the first again.
    const end = { ...last, isNew: false, records: 0, rejected: 0, rejects: [] };
    await this.#writer.write(await this.#writer.encode(await this.#nextBatch()), [end]);
    return resultOf(document, end, this.#inserted);
  }
}
