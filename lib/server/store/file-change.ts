import type { ErrorCode } from '#lib/core/errors.ts';

export type StoredFileState = 'working' | 'done' | 'known' | 'damaged' | 'rejected' | 'skipped';

export interface RejectRow {
  readonly offset: number;
  readonly line: number | null;
  readonly column: number | null;
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly excerpt: string;
}

/** What one transaction does to one row of `ingest_file`. Counts are what it adds. */
export interface FileChange {
  readonly fileId: number;
  readonly isNew: boolean;
  /** Read once more on request. With `isNew`: a row of the same id is there, and all it delivered goes before. */
  readonly retried: boolean;
  readonly sourceId: string;
  readonly ordinal: number;
  readonly path: string;
  readonly container: string | null;
  readonly state: StoredFileState;
  readonly bytes: number;
  readonly sha256: Buffer | null;
  /** Committed pieces after this transaction: where a later run goes on. */
  readonly pieces: number;
  readonly fault: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly remedy?: string | undefined;
  } | null;
  readonly records: number;
  readonly known: number;
  readonly rejected: number;
  readonly rejects: readonly RejectRow[];
}
