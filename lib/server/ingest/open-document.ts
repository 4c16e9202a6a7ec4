import { type DocumentPiece, DocumentSplitter } from '#lib/core/cloudtrail/document/document-splitter.ts';
import type { DocumentHead, Fault } from './messages.ts';
import { RejectLog, withRemedy } from './reject-log.ts';
import { unpackBase64 } from './unpack-base64.ts';

export type Reject = Extract<DocumentPiece, { kind: 'reject' }>;

/**
 * One document between its first chunk and its last commit. `delta` counts what the transaction
 * under way adds; `total` what is committed or about to be.
 */
export class OpenDocument {
  readonly head: DocumentHead;
  readonly splitter: DocumentSplitter;
  readonly resumeAt: number;
  readonly fileId: number;
  bytes = 0;
  pieces = 0;
  readonly #rejects = new RejectLog();
  /** Opens packed envelopes, within what the document's size allows. */
  readonly unpack = unpackBase64(() => this.bytes);
  firstReject: Reject | null = null;
  /** Records since the last transaction, rejects among them. */
  records = 0;
  recordsBefore = 0;
  rejected = 0;
  rejectedBefore = 0;
  /** At least one record went in or was known. */
  keptAny = false;
  fault: Fault | null = null;
  skipped = false;
  container: string | null = null;
  closed = false;
  sha256: Buffer | null = null;

  constructor(head: DocumentHead, fileId: number, limits: { maxRecordBytes: number; maxDepth: number }) {
    this.head = head;
    this.splitter = new DocumentSplitter(limits);
    this.resumeAt = head.resume?.pieces ?? 0;
    this.fileId = head.resume?.fileId ?? head.replaces ?? fileId;
  }

  push(chunk: Uint8Array): DocumentPiece[] {
    this.bytes += chunk.length;
    return this.splitter.push(chunk);
  }

  close(fault: Fault | null, skipped: boolean): DocumentPiece[] {
    this.fault = fault;
    this.skipped = skipped;
    this.closed = true;
    // What could not even be opened is no empty document.
    return this.bytes === 0 && (fault !== null || skipped) ? [] : this.splitter.end();
  }

  reject(reject: Reject): void {
    this.firstReject ??= withRemedy(reject);
    // A licence text beside the logs is a file without records, not a broken record.
    if (reject.code === 'not_json') {
      this.#rejects.note(reject);
      return;
    }
    this.rejected += 1;
    this.records += 1;
    this.#rejects.add(reject);
  }

  /** Something to tell about a record that is kept all the same: once per file and cause, not counted. */
  note(reject: Reject): void {
    this.firstReject ??= withRemedy(reject);
    this.#rejects.note(reject);
  }

  /** The rejects and notes to be written with the transaction under way. */
  takeRejects(): Reject[] {
    return this.#rejects.take();
  }
}
