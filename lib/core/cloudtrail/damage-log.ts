import type { ErrorCode } from '../errors.ts';
import { excerptOf } from './excerpt.ts';
import { joinBytes } from './json-bytes.ts';
import { maxRejects, type RejectPiece } from './split-pieces.ts';

/** Bytes of context on either side of a broken place. */
export const contextBytes = 100;

export interface Damage {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy?: string;
  /** What came before the place; the rest of the context is added while it is passed. */
  readonly before?: Uint8Array;
}

/** The broken places of a document: each is one reject however long it goes on, until a record begins. */
export class DamageLog {
  /** Whether anything was wrong so far. */
  any = false;
  #open: Damage | null = null;
  #after: number[] = [];
  #count = 0;

  /** Where the open damage lies, for its context; null when none is open or it has enough. */
  get wantsFrom(): number | null {
    return this.#open === null || this.#after.length >= contextBytes ? null : this.#open.offset;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  open(damage: Damage): void {
    this.any = true;
    if (this.#open !== null) return;
    this.#open = damage;
    this.#after = [];
  }

  context(c: number): void {
    this.#after.push(c);
  }

  /** Ends the open damage: its reject, or null where there is none or the document had too many. */
  close(): RejectPiece | null {
    const open = this.#open;
    this.#open = null;
    if (open === null || ++this.#count > maxRejects) return null;
    const { before = new Uint8Array(0), ...rest } = open;
    return { kind: 'reject', ...rest, excerpt: excerptOf(joinBytes([before, Uint8Array.from(this.#after)])) };
  }

  /** How many rejects were not handed out. */
  get hidden(): number {
    return Math.max(0, this.#count - maxRejects);
  }
}
