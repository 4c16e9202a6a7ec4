import {
  type CubePart,
  codesFor,
  columnsOf,
  hourStarts,
  type IdColumn,
  idDimensions,
} from '#lib/core/cube/cube-part.ts';
import { Combinations } from './combinations.ts';
import type { CachedId } from './id-cache.ts';
import { compareIds, toBigInt } from './id-numbers.ts';

const hourMs = 3_600_000;
const idCount = idDimensions.length;
/** Room for a place below an hour in a number that a double holds exactly. */
const placeRoom = 2 ** 31;

/** Which cell of the hourly cube each row of one batch counts in. */
export class CubeCells {
  /** Of an hour, the numbers of its ids (0: none), and its sets, a byte each. */
  readonly #cells = new Combinations(idCount + 2, 8192);
  readonly #key = new Int32Array(idCount + 2);
  /** The ids of each cell, one after the other. */
  readonly #ids: (CachedId | null)[] = [];
  /** By row its cell; -1 for events without a time, which no hour counts. */
  readonly #places: number[] = [];

  /** In the order of the batch's rows; `ids` by dimension, `sets` the places of all sets, a byte each. */
  add(time: number | null, ids: readonly (CachedId | null)[], sets: number): void {
    if (time === null) {
      this.#places.push(-1);
      return;
    }
    const key = this.#key;
    key[0] = Math.floor(time / hourMs);
    key[1] = sets;
    for (let at = 0; at < idCount; at += 1) key[at + 2] = ids[at]?.number ?? 0;
    const met = this.#cells.size;
    const place = this.#cells.place(key);
    if (place === met) for (let at = 0; at < idCount; at += 1) this.#ids.push(ids[at] ?? null);
    this.#places.push(place);
  }

  /** What the rows of `seqs` add to the hourly cube; null where nothing has a time. */
  part(seqs: Iterable<number>): CubePart | null {
    const counts = new Int32Array(this.#cells.size);
    for (const seq of seqs) {
      const place = this.#places[seq] ?? -1;
      if (place >= 0) counts[place] = (counts[place] as number) + 1;
    }
    const order = this.#byHour(counts);
    if (order.length === 0) return null;
    return {
      ...hourStarts(new Int32Array(order).map((place) => this.#cells.at(place, 0))),
      ...columnsOf(
        (_, at) => this.#idColumn(order, at),
        (_, at) => this.#setColumn(order, at),
      ),
      counts: new Int32Array(order).map((place) => counts[place] as number),
    };
  }

  /** The places that count something, by hour. */
  #byHour(counts: Int32Array): Uint32Array {
    const keys = new Float64Array(counts.length);
    let length = 0;
    for (let place = 0; place < counts.length; place += 1)
      if (counts[place] !== 0) keys[length++] = this.#cells.at(place, 0) * placeRoom + place;
    return Uint32Array.from(keys.subarray(0, length).sort(), (key) => key % placeRoom);
  }

  #idColumn(order: Uint32Array, at: number): IdColumn {
    const distinct = new Map<number, CachedId>();
    for (const place of order) {
      const id = this.#ids[place * idCount + at] ?? null;
      if (id !== null) distinct.set(id.number, id);
    }
    const values: bigint[] = [];
    const codeOf = new Map<number, number>();
    let before: CachedId | null = null;
    for (const id of [...distinct.values()].sort(compareIds)) {
      // A cache that started anew within the batch has numbered the same id once more.
      if (before === null || compareIds(before, id) !== 0) values.push(toBigInt(id));
      codeOf.set(id.number, values.length);
      before = id;
    }
    const codes = codesFor(values.length, order.length);
    for (let index = 0; index < order.length; index += 1)
      codes[index] = codeOf.get(this.#cells.at(order[index] as number, at + 2)) ?? 0;
    return { values: BigInt64Array.from(values), codes };
  }

  #setColumn(order: Uint32Array, at: number): Uint8Array {
    return Uint8Array.from(order, (place) => this.#cells.at(place, 1) >>> (at * 8));
  }
}
