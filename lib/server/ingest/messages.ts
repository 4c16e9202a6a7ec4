import type { ErrorCode } from '#lib/core/errors.ts';
import type { Disk } from './check-disk.ts';

/** What the reader (one per process) and the writing threads tell each other. Bytes are transferred, not copied. */

export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy?: string | undefined;
}

/** Where an interrupted run over the same file stopped: its row and its committed pieces. */
export interface ResumePoint {
  readonly fileId: number;
  readonly pieces: number;
}

export interface DocumentHead {
  /** Unique within the process; results carry it back. */
  readonly ticket: number;
  readonly sourceId: string;
  readonly ordinal: number;
  readonly path: string;
  readonly resume: ResumePoint | null;
  /** Id of the row that this reading replaces, with all that it delivered. */
  readonly replaces: number | null;
}

/** How the reading of a document ended. */
export interface DocumentEnd {
  /** SHA-256 of its chunks; null where nobody has seen its bytes. */
  readonly sha256: Uint8Array | null;
  /** What stopped the reading; what came before it stands. */
  readonly fault: Fault | null;
  readonly skipped: boolean;
  /** Of an item that was not opened: its size. */
  readonly unopened: number | null;
}

export type ToThread =
  | { readonly kind: 'open'; readonly head: DocumentHead }
  | { readonly kind: 'chunk'; readonly ticket: number; readonly bytes: Uint8Array }
  | { readonly kind: 'close'; readonly ticket: number; readonly end: DocumentEnd }
  /** Answer `sealed` once all that was committed so far cannot be lost any more. */
  | { readonly kind: 'seal'; readonly seal: number }
  /** Reading was cancelled: what is not committed of it is forgotten. */
  | { readonly kind: 'drop'; readonly ticket: number }
  | { readonly kind: 'stop' };

export type FileState = 'done' | 'known' | 'damaged' | 'rejected' | 'skipped';

export interface FileResult {
  readonly ticket: number;
  readonly sourceId: string;
  readonly path: string;
  readonly state: FileState;
  readonly bytes: number;
  readonly records: number;
  readonly inserted: number;
  readonly known: number;
  readonly rejected: number;
  readonly fault: Fault | null;
}

export type FromThread =
  | { readonly kind: 'ready' }
  /** Chunks of that many bytes are worked off: the reader may send as many again. */
  | { readonly kind: 'credit'; readonly bytes: number }
  | { readonly kind: 'committed'; readonly ticket: number; readonly records: number }
  | { readonly kind: 'result'; readonly result: FileResult }
  /** Nothing more of that document is written, now or later. */
  | { readonly kind: 'dropped'; readonly ticket: number }
  | { readonly kind: 'sealed'; readonly seals: readonly number[] }
  /** The thread cannot go on (database gone, disk full): its documents are not done. */
  | { readonly kind: 'failed'; readonly fault: Fault };

export interface ThreadOptions {
  readonly url: string;
  readonly maxRecordBytes: number;
  readonly maxDepth: number;
  /** The disk that the database writes to, where it is one of this machine. */
  readonly disk?: Disk | undefined;
}
