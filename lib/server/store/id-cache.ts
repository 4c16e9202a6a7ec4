import { dictionaryIdParts } from '../database/dictionary-id.ts';

export interface CachedId {
  readonly high: number;
  readonly low: number;
}

export interface NewEntry {
  readonly id: CachedId;
  readonly pathId: CachedId | null;
  readonly value: string;
}

/**
 * Dictionary ids by path and value, and the entries that the database has not seen from us.
 * Bounded: past `maxEntries` it starts anew, which costs hashing and a few repeated inserts.
 */
export class IdCache {
  readonly #byPath = new Map<string, Map<string, CachedId>>();
  readonly #maxEntries: number;
  #entries = 0;
  #new: NewEntry[] = [];

  constructor(maxEntries = 400_000) {
    this.#maxEntries = maxEntries;
  }

  id(path: string, value: string): CachedId {
    let values = this.#byPath.get(path);
    if (values === undefined) {
      values = new Map();
      this.#byPath.set(path, values);
    }
    const known = values.get(value);
    if (known !== undefined) return known;
    const [high, low] = dictionaryIdParts(path, value);
    const id: CachedId = { high, low };
    values.set(value, id);
    this.#entries += 1;
    this.#new.push({ id, pathId: path === '' ? null : this.id('', path), value });
    return id;
  }

  /** Entries since the last call: the caller commits them before any row that points to them. */
  takeNew(): NewEntry[] {
    const entries = this.#new;
    this.#new = [];
    return entries;
  }

  /** After a failed write: they are offered again. */
  giveBack(entries: NewEntry[]): void {
    this.#new.push(...entries);
  }

  /** Call between batches only: ids handed out before stay valid, but are forgotten here. */
  trim(): void {
    if (this.#entries <= this.#maxEntries || this.#new.length > 0) return;
    this.#byPath.clear();
    this.#entries = 0;
  }
}
