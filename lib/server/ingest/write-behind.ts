/**
 * Writes one after the other while the next is being read: so a thread and its backends work at the
 * same time, and one of each is enough for two processors.
 */
export class WriteBehind {
  #last: Promise<void> = Promise.resolve();
  #lastButOne: Promise<void> = Promise.resolve();
  #busy = false;

  /** A write is under way, or failed and nobody has heard of it. */
  get busy(): boolean {
    return this.#busy;
  }

  /**
   * Puts a write behind those before it. Resolves once no more than one is before it: one is under way and
   * one is ready, so that neither side waits for the other's slower moments. Throws what one before threw.
   */
  async begin(write: () => Promise<void>): Promise<void> {
    await this.#lastButOne;
    const last = this.#last.then(write).then(() => {
      if (this.#last === last) this.#busy = false;
    });
    // Whoever comes next hears of it.
    last.catch(() => undefined);
    this.#busy = true;
    this.#lastButOne = this.#last;
    this.#last = last;
  }

  /** Resolves when nothing is under way; throws what a write threw. */
  async settle(): Promise<void> {
    await this.#last;
  }
}
