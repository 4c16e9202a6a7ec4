import type { ErrorCode } from '#lib/core/errors.ts';

/** How much an archive may ask of us. Each names the setting that raises it (see budget.ts). */
export interface ArchiveLimits {
  /** Entries of all nested archives together; at most a quarter of them may hold next to nothing. */
  maxEntries: number;
  /** Uncompressed bytes of one document. */
  maxEntryBytes: number;
  /** Bytes that decompression may make of one source, all layers together. */
  maxTotalBytes: number;
  /** Bytes out per byte in, once a layer has made more than `ratioFloorBytes`. */
  maxRatio: number;
  /** Containers inside one another. x.json.gz is 1, a .tar.gz is 1, x.json.gz in a zip is 2. */
  maxDepth: number;
  /** Milliseconds spent in reading the archive; the time its consumer takes is not counted. */
  maxMillis?: number;
}

export interface ArchiveSource {
  /** What people call it: the dropped file's name. A label only. */
  readonly name: string;
  /** Local path. Must not change while it is read. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes of the file that have been worked through; only grows. */
  onProgress?(bytesRead: number): void;
}

export interface ArchiveOptions {
  /** Where nested zips too large for memory wait, nameless. Without it they are refused. */
  readonly scratchFolder?: string;
}

export interface Document {
  /** Path inside the source, outer archive first, joined by '!'. A label, never a file-system path. */
  readonly path: string;
  /**
   * Uncompressed bytes. Consume fully, or leave it and ask for the next item. Throws SpoorError
   * (damaged_gzip, damaged_archive, archive_limit …) after all whole bytes before the damage.
   */
  readonly chunks: AsyncIterable<Uint8Array>;
}

export type ArchiveItem =
  | { readonly kind: 'document'; readonly document: Document }
  | {
      /** `skipped`: of no interest (a folder, a .DS_Store). `rejected`: people must hear of it. */
      readonly kind: 'skipped' | 'rejected';
      readonly path: string;
      readonly code: ErrorCode;
      readonly message: string;
      readonly remedy?: string;
      /** Its size as far as known, in the archive for entries that were not opened. */
      readonly bytes: number;
    };
