import type { NormalisedEvent } from '#lib/core/cloudtrail/normalised-event.ts';
import { Combinations } from './combinations.ts';
import { CopyBuffer } from './copy-buffer.ts';
import type { CachedId } from './id-cache.ts';
import { compareIds } from './id-numbers.ts';

export const sessionHourColumns = 'session_id, hour, key_id, n, errors, changes';
const hourMs = 3_600_000;

/** What a row adds to its cell beside itself. */
const isError = 1;
const isChange = 2;

/** Counts of sessions by hour and key for the rows of one batch. Events without a time have no hour. */
export class SessionCells {
  /** Of a session's number, an hour, and the number of the key that signed. */
  readonly #cells = new Combinations(3, 4096);
  readonly #key = new Int32Array(3);
  /** The session and the key of each cell. */
  readonly #sessions: CachedId[] = [];
  readonly #keys: (CachedId | null)[] = [];
  /** By row its cell, -1 for none, and what it is. */
  readonly #places: number[] = [];
  readonly #marks: number[] = [];

  /** In the order of the batch's rows. */
  add(
    session: CachedId | null,
    key: CachedId | null,
    { eventTime, outcome, readOnly }: NormalisedEvent,
  ): void {
    if (session === null || eventTime === null) {
      this.#places.push(-1);
      this.#marks.push(0);
      return;
    }
    this.#key[0] = session.number;
    this.#key[1] = Math.floor(eventTime / hourMs);
    this.#key[2] = key === null ? 0 : key.number;
    const place = this.#cells.place(this.#key);
    if (place === this.#sessions.length) {
      this.#sessions.push(session);
      this.#keys.push(key);
    }
    this.#places.push(place);
    const error = outcome === 'denied' || outcome === 'failed' ? isError : 0;
    this.#marks.push(outcome === 'success' && readOnly === 'false' ? isChange : error);
  }

  ids(): CachedId[] {
    return [...new Set(this.#sessions)];
  }

  /** The COPY message for `session_hour` that counts the rows of `seqs`; null where there is nothing to count. */
  encode(seqs: Iterable<number>): Buffer | null {
    const { size } = this.#cells;
    const n = new Int32Array(size);
    const errors = new Int32Array(size);
    const changes = new Int32Array(size);
    for (const seq of seqs) {
      const place = this.#places[seq] ?? -1;
      if (place < 0) continue;
      const mark = this.#marks[seq] ?? 0;
      n[place] = (n[place] as number) + 1;
      if (mark === isError) errors[place] = (errors[place] as number) + 1;
      if (mark === isChange) changes[place] = (changes[place] as number) + 1;
    }
    if (!n.some((count) => count > 0)) return null;
    const copy = new CopyBuffer(size * 72);
    // Neighbours in the index one after the other.
    const order = Array.from(n.keys()).filter((place) => n[place] !== 0);
    const idOf = (place: number) => this.#sessions[place] as CachedId;
    order.sort((a, b) => compareIds(idOf(a), idOf(b)) || this.#cells.at(a, 1) - this.#cells.at(b, 1));
    for (const place of order) {
      const session = idOf(place);
      copy.row(6);
      copy.int64(session.high, session.low);
      copy.timestamp(this.#cells.at(place, 1) * hourMs);
      copy.id(this.#keys[place] as CachedId | null);
      copy.int32(n[place] as number);
      copy.int32(errors[place] as number);
      copy.int32(changes[place] as number);
    }
    return copy.finish();
  }
}
