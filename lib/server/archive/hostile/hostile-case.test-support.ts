import type { ErrorCode } from '#lib/core/errors.ts';
import type { ArchiveLimits } from '../archive-item.ts';

export interface Hostile {
  readonly what: string;
  make(): Buffer;
  readonly limits?: Partial<ArchiveLimits>;
  /** How many documents come out, where that is certain. */
  readonly documents?: number;
  /** The path of the first one. */
  readonly path?: string;
  /** At least one of these is reported, and nothing else. None: nothing is reported. */
  readonly codes?: readonly ErrorCode[];
  /** The setting that a message names. */
  readonly says?: string;
}
