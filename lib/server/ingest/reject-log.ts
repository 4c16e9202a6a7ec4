import { remedyFor } from '#lib/core/cloudtrail/remedies.ts';
import type { RejectPiece } from '#lib/core/cloudtrail/split-pieces.ts';

/** Rejects listed per file, and of those for one cause: the same cause ten thousand times hides no other. */
export const maxRejectsPerFile = 1000;
export const maxRejectsPerCause = 100;
/** Causes that are told apart; hostile files may have endless ones. */
const maxCauses = 500;

/** Rejects of a document between two transactions; which to list and which only to count. */
export class RejectLog {
  #listed = 0;
  #full = false;
  readonly #causes = new Map<string, number>();
  #rows: RejectPiece[] = [];

  /** Takes one in; where its cause or the file has too many, the last one listed says so. */
  add(reject: RejectPiece): void {
    const cause = causeOf(reject);
    const before = this.#causes.get(cause) ?? 0;
    if (this.#causes.size < maxCauses || before > 0) this.#causes.set(cause, before + 1);
    if (this.#full || before >= maxRejectsPerCause) return;
    this.#listed += 1;
    const lastOfFile = this.#listed === maxRejectsPerFile;
    const lastOfCause = before + 1 === maxRejectsPerCause;
    const more = lastOfFile
      ? ' Further rejects of this file are counted, not listed.'
      : lastOfCause
        ? ' Further ones of this file for the same reason are counted, not listed.'
        : '';
    if (lastOfFile) this.#full = true;
    this.#rows.push(withRemedy({ ...reject, message: `${reject.message}${more}` }));
  }

  /** What to say once per file and cause. */
  note(reject: RejectPiece): void {
    const cause = causeOf(reject);
    if (this.#causes.has(cause) || this.#causes.size >= maxCauses) return;
    this.#causes.set(cause, 1);
    this.#rows.push(withRemedy(reject));
  }

  /** Those to be written with the next transaction. */
  take(): RejectPiece[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}

export function withRemedy(reject: RejectPiece): RejectPiece {
  return reject.remedy === undefined ? { ...reject, remedy: remedyFor(reject.code) } : reject;
}

/** The code and the message without what differs from place to place: numbers, and what is quoted. */
function causeOf({ code, message }: RejectPiece): string {
  return `${code} ${message.replace(/'[^']*'|0x[0-9a-f]+|\d+/g, '#')}`.slice(0, 300);
}
