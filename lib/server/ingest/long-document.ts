import { createHash } from 'node:crypto';
import { SpoorError } from '#lib/core/errors.ts';
import { becomeKnown } from '../store/become-known.ts';
import type { EventBatch } from '../store/event-batch.ts';
import type { FileChange } from '../store/file-change.ts';
import { resultOf, takeChange } from './file-changes.ts';
import type { DocumentHead, Fault, FileResult, ThreadOptions } from './messages.ts';
import { OpenDocument } from './open-document.ts';
import { readChunk, readPieces } from './read-pieces.ts';
import type { Writer } from './writer.ts';

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
  readonly #hash = createHash('sha256');
  #batch: EventBatch;
  #isNew: boolean;
  #inserted = 0;

  constructor(head: DocumentHead, fileId: number, writer: Writer, options: ThreadOptions) {
    this.#document = new OpenDocument(head, fileId, options);
    this.#writer = writer;
    this.#batch = writer.newBatch();
    this.#isNew = head.resume === null;
  }

  /** Answers how many records a transaction has just made durable, 0 mostly. */
  async push(chunk: Uint8Array): Promise<number> {
    this.#hash.update(chunk);
    readChunk(chunk, this.#document, this.#batch);
    return this.#batch.bytes >= groupBytes ? this.#write() : 0;
  }

  async close(fault: Fault | null): Promise<FileResult> {
    const document = this.#document;
    readPieces(document.close(fault, false), document, this.#batch);
    document.sha256 = this.#hash.digest();
    const change = takeChange(document, this.#isNew);
    try {
      const { inserted } = await this.#writer.write(this.#batch, [change]);
      return resultOf(document, change, this.#inserted + (inserted.get(document.fileId) ?? 0));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === uniqueViolation)) throw error;
      return this.#closeAsKnown(document.sha256, change);
    }
  }

  async #closeAsKnown(sha256: Buffer, last: FileChange): Promise<FileResult> {
    const document = this.#document;
    const change = { ...last, sha256: null, state: 'working' as const };
    const { inserted } = await this.#writer.write(this.#batch, [change]);
    this.#inserted += inserted.get(document.fileId) ?? 0;
    const known = await this.#writer.run((client) =>
      becomeKnown(client, document.fileId, sha256, document.bytes),
    );
    if (known) return { ...resultOf(document, change, this.#inserted), state: 'known' };
    // The file with the same bytes was deleted in between: this one is the first again.
    const end = { ...last, isNew: false, records: 0, rejected: 0, rejects: [] };
    await this.#writer.write(this.#writer.newBatch(), [end]);
    return resultOf(document, end, this.#inserted);
  }

  async #write(): Promise<number> {
    const change = takeChange(this.#document, this.#isNew);
    const { inserted, raced } = await this.#writer.write(this.#batch, [change]);
    if (raced.size > 0) {
      throw new SpoorError('conflict', `${this.#document.head.path} is being imported by another worker.`);
    }
    const records = this.#batch.size;
    this.#isNew = false;
    this.#inserted += inserted.get(this.#document.fileId) ?? 0;
    this.#batch = this.#writer.newBatch();
    return records;
  }
}
