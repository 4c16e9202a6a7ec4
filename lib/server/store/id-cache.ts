import { dictionaryIdParts } from '../database/dictionary-id.ts';
import { TwoGenerations } from './two-generations.ts';

/** An id as two signed 32-bit integers. */
export interface IdHalves {
  readonly high: number;
  readonly low: number;
}

export interface CachedId extends IdHalves {
  /** Its own among the ids of its cache, from 1. */
  readonly number: number;
}

export interface NewEntry {
  readonly id: CachedId;
  readonly pathId: CachedId | null;
  readonly value: string;
}

/** A session's are asked for within moments of the call that opened it; more are only a burden to the collector. */
const maxHashes = 32_768;

/** Values of a field that were met lately, and their ids. */
interface Lately {
  readonly values: (string | null)[];
  readonly ids: (CachedId | null)[];
}
const slots = 64;

/** The ids of one path's values. */
export class PathIds {
  readonly path: string;
  /** Those that were asked for after these last. */
  next: PathIds | null = null;
  /** No longer among the paths of its cache: what is asked for here would be kept for ever. */
  forgotten = false;
  readonly #make: (path: string, value: string) => CachedId;
  readonly #ids = new TwoGenerations<CachedId>();
  #lately: Lately | null = null;

  constructor(path: string, make: (path: string, value: string) => CachedId) {
    this.path = path;
    this.#make = make;
  }

  get size(): number {
    return this.#ids.size;
  }

  known(value: string): CachedId | undefined {
    return this.#ids.peek(value);
  }

  /** Forgets what nobody has asked for since it aged last. Whether any are left. */
  age(): boolean {
    return this.#ids.age();
  }

  id(value: string): CachedId {
    const known = this.#ids.get(value);
    if (known !== undefined) return known;
    const id = this.#make(this.path, value);
    this.#ids.set(value, id);
    return id;
  }

  /**
   * The same, for fields whose values come again and again: those met lately are compared with it, so that
   * neither its hash is computed nor a large table looked at.
   */
  idAgain(value: string): CachedId {
    this.#lately ??= { values: new Array(slots).fill(null), ids: new Array(slots).fill(null) };
    const { values, ids } = this.#lately;
    const slot = slotOf(value);
    const met = values[slot] === value ? ids[slot] : null;
    if (met != null) return met;
    const id = this.id(value);
    values[slot] = value;
    ids[slot] = id;
    return id;
  }
}

/** By its length and its last characters, in which values of a field differ most. */
function slotOf(value: string): number {
  const { length } = value;
  return length < 3
    ? length
    : (length ^ (value.charCodeAt(length - 1) << 1) ^ (value.charCodeAt(length - 3) << 3)) & (slots - 1);
}

/**
 * Dictionary ids by path and value, and the entries that the database has not seen from us.
 * Bounded: past `maxEntries` those met since the last time are set aside, and what was set aside then and not
 * met again is forgotten, which costs hashing and a few repeated inserts.
 */
export class IdCache {
  readonly #byPath = new Map<string, PathIds>();
  readonly #maxEntries: number;
  #numbered = 0;
  /** By path and value, of what has no entry yet or never gets one. */
  readonly #hashes = new Map<string, Map<string, IdHalves>>();
  #hashed = 0;
  #new: NewEntry[] = [];

  constructor(maxEntries = 100_000) {
    this.#maxEntries = maxEntries;
  }

  id(path: string, value: string): CachedId {
    return this.of(path).id(value);
  }

  /** Good until the next `trim`. */
  of(path: string): PathIds {
    let ids = this.#byPath.get(path);
    if (ids === undefined) {
      ids = new PathIds(path, (own, value) => this.#add(own, value));
      this.#byPath.set(path, ids);
    }
    return ids;
  }

  /** The id that an entry would have, for what is only to be joined: none is made. */
  hash(path: string, value: string): IdHalves {
    const entry = this.#byPath.get(path)?.known(value);
    if (entry !== undefined) return entry;
    const hashes = this.#hashes.get(path) ?? new Map<string, IdHalves>();
    const known = hashes.get(value);
    if (known !== undefined) return known;
    const id = halvesOf(path, value);
    this.#hashes.set(path, hashes.set(value, id));
    this.#hashed += 1;
    return id;
  }

  /** The same, found without a look-up where paths come in the same order again. */
  after(before: PathIds | null, path: string): PathIds {
    if (before === null) return this.of(path);
    if (before.next?.path !== path || before.next.forgotten) before.next = this.of(path);
    return before.next;
  }

  #forget(path: string, ids: PathIds): void {
    this.#byPath.delete(path);
    ids.forgotten = true;
  }

  #add(path: string, value: string): CachedId {
    const { high, low } = this.#hashes.get(path)?.get(value) ?? halvesOf(path, value);
    this.#numbered += 1;
    const id: CachedId = { high, low, number: this.#numbered };
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

  /** Call before a batch is begun: ids handed out before stay valid, and new ones are offered all the same. */
  trim(): void {
    if (this.#hashed > maxHashes) {
      this.#hashes.clear();
      this.#hashed = 0;
    }
    let size = 0;
    for (const ids of this.#byPath.values()) size += ids.size;
    if (size <= this.#maxEntries) return;
    for (const [path, ids] of this.#byPath) if (!ids.age()) this.#forget(path, ids);
  }
}

function halvesOf(path: string, value: string): IdHalves {
  const [high, low] = dictionaryIdParts(path, value);
  return { high, low };
}
