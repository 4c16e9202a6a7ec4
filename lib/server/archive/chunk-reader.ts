/** Reads a sequence of chunks as one run of bytes. An error of the source surfaces after its last byte. */
export class ChunkReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #queue: Uint8Array[] = [];
  #buffered = 0;
  #ended = false;
  #failure: { error: unknown } | null = null;
  #position = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Bytes handed out so far. */
  get position(): number {
    return this.#position;
  }

  /** Up to `count` next bytes without taking them. Fewer at the end; throws only when there are none. */
  async peek(count: number): Promise<Uint8Array> {
    await this.#fill(count);
    if (this.#buffered === 0 && this.#failure !== null) throw this.#failure.error;
    if (this.#queue.length > 1) this.#queue = [Buffer.concat(this.#queue)];
    return (this.#queue[0] ?? new Uint8Array(0)).subarray(0, count);
  }

  /** The next `count` bytes, fewer only where the source ends whole. */
  async take(count: number): Promise<Uint8Array> {
    const first = this.#queue[0];
    if (first !== undefined && first.length > count) {
      this.#queue[0] = first.subarray(count);
      this.#buffered -= count;
      this.#position += count;
      return first.subarray(0, count);
    }
    const parts: Uint8Array[] = [];
    for await (const part of this.stream(count)) parts.push(part);
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  /** The next `count` bytes in chunks, fewer only where the source ends whole. */
  async *stream(count: number): AsyncGenerator<Uint8Array> {
    let left = count;
    while (left > 0) {
      const chunk = await this.#next(left);
      if (chunk === null) return;
      left -= chunk.length;
      yield chunk;
    }
  }

  /** Drops up to `count` bytes; answers how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      const chunk = await this.#next(left);
      if (chunk === null) break;
      left -= chunk.length;
    }
    return count - left;
  }

  async close(): Promise<void> {
    this.#queue = [];
    this.#buffered = 0;
    if (!this.#ended) {
      this.#ended = true;
      await this.#source.return?.();
    }
  }

  async #next(most: number): Promise<Uint8Array | null> {
    if (this.#buffered === 0) await this.#fill(1);
    const first = this.#queue[0];
    if (first === undefined) {
      if (this.#failure !== null) throw this.#failure.error;
      return null;
    }
    const chunk = first.length > most ? first.subarray(0, most) : first;
    if (chunk.length === first.length) this.#queue.shift();
    else this.#queue[0] = first.subarray(most);
    this.#buffered -= chunk.length;
    this.#position += chunk.length;
    return chunk;
  }

  async #fill(count: number): Promise<void> {
    while (this.#buffered < count && !this.#ended) {
      try {
        const { done, value } = await this.#source.next();
        if (done === true) this.#ended = true;
        else if (value.length > 0) {
          this.#queue.push(value);
          this.#buffered += value.length;
        }
      } catch (error) {
        this.#ended = true;
        this.#failure = { error };
      }
    }
  }
}
