import { randomInt } from 'node:crypto';

/** Another one in each process: nobody can write logs whose combinations all meet in one slot. */
const seed = randomInt(2 ** 32) | 0;

/**
 * Numbers combinations of int32s from 0, in the order in which they are met. A table of numbers alone:
 * keys made of text would each have to be made, hashed and kept.
 */
export class Combinations {
  readonly #width: number;
  #keys: Int32Array;
  /** Open addressing: a combination's place from 1, 0 where the slot is free. At most half full. */
  #slots: Int32Array;
  #size = 0;

  constructor(width: number, expected = 1024) {
    const slots = 2 ** Math.ceil(Math.log2(expected * 2));
    this.#width = width;
    this.#slots = new Int32Array(slots);
    this.#keys = new Int32Array((slots / 2) * width);
  }

  get size(): number {
    return this.#size;
  }

  /** The place of a combination, which is new where this equals the size before. */
  place(key: Int32Array): number {
    const slots = this.#slots;
    for (let slot = hashOf(key); ; slot += 1) {
      const found = slots[slot & (slots.length - 1)] as number;
      if (found === 0) return this.#add(key, slot & (slots.length - 1));
      if (this.#equals(found - 1, key)) return found - 1;
    }
  }

  /** One number of the combination at a place. */
  at(place: number, column: number): number {
    return this.#keys[place * this.#width + column] as number;
  }

  #equals(place: number, key: Int32Array): boolean {
    const keys = this.#keys;
    let at = place * this.#width;
    for (let column = 0; column < key.length; column += 1) if (keys[at++] !== key[column]) return false;
    return true;
  }

  #add(key: Int32Array, slot: number): number {
    const place = this.#size;
    this.#keys.set(key, place * this.#width);
    this.#slots[slot] = place + 1;
    this.#size += 1;
    if (this.#size * 2 === this.#slots.length) this.#grow();
    return place;
  }

  #grow(): void {
    const keys = new Int32Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    const slots = new Int32Array(this.#slots.length * 2);
    for (let place = 0; place < this.#size; place += 1) {
      let slot = hashOf(keys.subarray(place * this.#width, (place + 1) * this.#width)) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = place + 1;
    }
    this.#slots = slots;
  }
}

/** MurmurHash3's 32-bit mixing. */
function hashOf(key: Int32Array): number {
  let hash = seed;
  for (let column = 0; column < key.length; column += 1) {
    let word = Math.imul(key[column] as number, 0xcc9e2d51);
    word = (word << 15) | (word >>> 17);
    hash ^= Math.imul(word, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
