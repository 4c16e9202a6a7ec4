import { type Piece, RecordSplitter } from '#lib/core/cloudtrail/split-records.ts';
import type { DocumentHead, Fault } from './messages.ts';

export type Reject = Extract<Piece, { kind: 'reject' }>;

/** Rejects kept per file; beyond it they are counted, and the last one kept says so. */
export const maxRejectsPerFile = 1000;

/**
 * One document between its first chunk and its last commit. `delta` counts what the transaction
 * under way adds; `total` what is committed or about to be.
 */
export class OpenDocument {
  readonly head: DocumentHead;
  readonly splitter: RecordSplitter;
  readonly resumeAt: number;
  readonly fileId: number;
  bytes = 0;
  pieces = 0;
  rejects: Reject[] = [];
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
    this.splitter = new RecordSplitter(limits);
    this.resumeAt = head.resume?.pieces ?? 0;
    this.fileId = head.resume?.fileId ?? head.replaces ?? fileId;
  }

  push(chunk: Uint8Array): Piece[] {
    this.bytes += chunk.length;
    return this.splitter.push(chunk);
  }

  close(fault: Fault | null, skipped: boolean): Piece[] {
    this.fault = fault;
    this.skipped = skipped;
    this.closed = true;
    return this.splitter.end();
  }

  reject(reject: Reject): void {
    this.firstReject ??= reject;
    // A licence text beside the logs is a file without records, not a broken record.
    if (reject.code === 'not_json') {
      if (this.rejects.length === 0) this.rejects.push(reject);
      return;
    }
    this.rejected += 1;
    this.records += 1;
    if (this.rejected < maxRejectsPerFile) this.rejects.push(reject);
    else if (this.rejected === maxRejectsPerFile) {
      this.rejects.push({
        ...reject,
        message: `${reject.message} Further rejects of this file are counted, not listed.`,
      });
    }
  }
}
