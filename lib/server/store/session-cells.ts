import type { NormalisedEvent } from '#lib/core/cloudtrail/normalised-event.ts';
import { CopyBuffer } from './copy-buffer.ts';
import type { CachedId } from './id-cache.ts';

export const sessionHourColumns = 'session_id, hour, n, errors, changes';
const hourMs = 3_600_000;

interface Cell {
  readonly session: CachedId;
  readonly hour: number;
  n: number;
  errors: number;
  changes: number;
}

/** Counts of sessions by hour for the rows of one batch. Events without a time have no hour. */
export class SessionCells {
  readonly #rows: ({ session: CachedId; hour: number; error: number; change: number } | null)[] = [];

  /** In the order of the batch's rows. */
  add(session: CachedId | null, { eventTime, outcome, readOnly }: NormalisedEvent): void {
    if (session === null || eventTime === null) this.#rows.push(null);
    else {
      this.#rows.push({
        session,
        hour: Math.floor(eventTime / hourMs),
        error: Number(outcome === 'denied' || outcome === 'failed'),
        change: Number(outcome === 'success' && readOnly === 'false'),
      });
    }
  }

  ids(): CachedId[] {
    return [...new Set(this.#rows.flatMap((row) => (row === null ? [] : [row.session])))];
  }

  /** The COPY message for `session_hour` that counts the rows of `seqs`; null where there is nothing to count. */
  encode(seqs: Iterable<number>): Buffer | null {
    const cells = new Map<CachedId, Map<number, Cell>>();
    let count = 0;
    for (const seq of seqs) {
      const row = this.#rows[seq];
      if (row === null || row === undefined) continue;
      let hours = cells.get(row.session);
      if (hours === undefined) {
        hours = new Map();
        cells.set(row.session, hours);
      }
      let cell = hours.get(row.hour);
      if (cell === undefined) {
        cell = { session: row.session, hour: row.hour, n: 0, errors: 0, changes: 0 };
        hours.set(row.hour, cell);
        count += 1;
      }
      cell.n += 1;
      cell.errors += row.error;
      cell.changes += row.change;
    }
    if (count === 0) return null;
    const copy = new CopyBuffer(count * 60);
    for (const hours of cells.values()) for (const cell of hours.values()) write(copy, cell);
    return copy.finish();
  }
}

function write(copy: CopyBuffer, { session, hour, n, errors, changes }: Cell): void {
  copy.row(5);
  copy.int64(session.high, session.low);
  copy.timestamp(hour * hourMs);
  copy.int32(n);
  copy.int32(errors);
  copy.int32(changes);
}
