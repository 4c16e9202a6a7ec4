/** Of each row the number of its buffer, where the record begins in that, its length, its offset in its file. */
const columns = 4;

/**
 * Where the exact bytes of a batch's records lie, by row, and their offsets in their files. Numbers alone, and
 * outside V8's heap: a view for each, kept until the commit, would be moved by the next two collections.
 */
export class RawPlaces {
  readonly #buffers: ArrayBufferLike[] = [];
  #numbers = new Float64Array(columns * 1024);
  #length = 0;

  add(offset: number, bytes: Uint8Array): void {
    const { buffer } = bytes;
    if (this.#buffers.at(-1) !== buffer) this.#buffers.push(buffer);
    if (this.#length === this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    const at = this.#length;
    numbers[at] = this.#buffers.length - 1;
    numbers[at + 1] = bytes.byteOffset;
    numbers[at + 2] = bytes.length;
    numbers[at + 3] = offset;
    this.#length = at + columns;
  }

  /** The bytes and the offset of a row; null where there is no such row. */
  at(row: number): { readonly offset: number; readonly bytes: Uint8Array } | null {
    const at = row * columns;
    if (at >= this.#length) return null;
    const numbers = this.#numbers;
    const buffer = this.#buffers[numbers[at] as number];
    if (buffer === undefined) return null;
    const bytes = new Uint8Array(buffer, numbers[at + 1], numbers[at + 2]);
    return { offset: numbers[at + 3] as number, bytes };
  }

  #grow(): void {
    const grown = new Float64Array(this.#numbers.length * 2);
    grown.set(this.#numbers);
    this.#numbers = grown;
  }
}
