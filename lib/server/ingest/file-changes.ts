import type { FileChange } from '../store/file-change.ts';
import type { KnownFile } from '../store/reserve-ids.ts';
import type { Fault, FileResult, FileState } from './messages.ts';
import type { OpenDocument } from './open-document.ts';

/** What a document's row becomes with this transaction; the document's counters start anew. */
export function takeChange(document: OpenDocument, isNew: boolean): FileChange {
  const fault = document.closed ? faultOfDocument(document) : null;
  const change: FileChange = {
    ...place(document, isNew),
    state: document.closed ? stateOf(document) : 'working',
    pieces: Math.max(document.pieces, document.resumeAt),
    fault,
    records: document.records,
    known: 0,
    rejected: document.rejected - document.rejectedBefore,
    rejects: document.takeRejects(),
  };
  document.recordsBefore += document.records;
  document.records = 0;
  document.rejectedBefore = document.rejected;
  return change;
}

/** A file whose bytes were imported before: its counts are those of the first time, all known. */
export function knownChange(document: OpenDocument, file: KnownFile): FileChange {
  return {
    ...place(document, true),
    state: 'known',
    pieces: 0,
    fault: null,
    records: file.records,
    known: file.known,
    rejected: file.rejected,
    rejects: [],
  };
}

function place(document: OpenDocument, isNew: boolean) {
  return {
    fileId: document.fileId,
    isNew,
    retried: document.head.replaces !== null,
    sourceId: document.head.sourceId,
    ordinal: document.head.ordinal,
    path: document.head.path,
    container: document.container ?? document.splitter.container,
    bytes: document.bytes,
    sha256: document.sha256,
  };
}

export function stateOf(document: OpenDocument): FileState {
  if (document.skipped) return 'skipped';
  if (document.fault === null && document.firstReject === null) return 'done';
  return document.keptAny ? 'damaged' : 'rejected';
}

/** The one reason shown for a file: why its reading stopped, else its first reject. */
function faultOfDocument(document: OpenDocument): Fault | null {
  if (document.fault !== null) return document.fault;
  const reject = document.firstReject;
  if (reject === null) return null;
  const { code, message, remedy } = reject;
  return { code, message, remedy };
}

export function resultOf(document: OpenDocument, change: FileChange, inserted: number): FileResult {
  const known = change.state === 'known';
  return {
    ticket: document.head.ticket,
    sourceId: document.head.sourceId,
    path: document.head.path,
    state: change.state === 'working' ? 'done' : change.state,
    bytes: document.bytes,
    records: known ? change.records : document.recordsBefore,
    inserted: known ? 0 : inserted,
    known: known ? change.known : document.recordsBefore - document.rejected - inserted,
    rejected: known ? change.rejected : document.rejected,
    fault: change.fault,
  };
}
