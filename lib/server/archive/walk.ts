import { SpoorError } from '#lib/core/errors.ts';
import type { ArchiveItem, ArchiveOptions } from './archive-item.ts';
import type { Budget } from './budget.ts';
import type { ChunkReader } from './chunk-reader.ts';
import type { RandomAccess } from './random-access.ts';
import type { Repeats } from './repeats.ts';

/** What every container needs of the walk that it is part of. */
export interface Walk {
  readonly budget: Budget;
  readonly options: ArchiveOptions;
  readonly repeats: Repeats;
  /** Opens what an entry holds: a container, or a document. `depth` counts containers around it. */
  open(path: string, input: Input, depth: number): AsyncGenerator<ArchiveItem>;
  /** Bytes of the source done with. */
  progress(bytesRead: number): void;
}

/** Bytes to look into: in memory, at random, or once through. `tail` is thrown after the bytes. */
export type Input =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly tail?: SpoorError }
  | { readonly kind: 'random'; readonly random: RandomAccess }
  | {
      readonly kind: 'stream';
      readonly reader: ChunkReader;
      /** The same bytes once more, where they lie as they are in a file. */
      readonly again?: RandomAccess;
    };

/** A rejected item from an expected failure. Anything else is rethrown: it is not the archive's fault. */
export function rejected(path: string, error: unknown, bytes: number): ArchiveItem {
  if (!(error instanceof SpoorError)) throw error;
  const { code, message, remedy } = error;
  return { kind: 'rejected', path, code, message, ...(remedy === undefined ? {} : { remedy }), bytes };
}
