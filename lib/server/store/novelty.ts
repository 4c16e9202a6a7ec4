/** After a batch that held a known row, so many batches go the long way without trying the short. */
const patience = 16;

/** Whether new rows are to be expected: logs of one trail, imported once, hold nothing else. */
export class Novelty {
  #wait = 0;

  /** Whether a batch held a known row lately. */
  get doubtful(): boolean {
    return this.#wait > 0;
  }

  /** Asked once for each batch. */
  get expected(): boolean {
    if (!this.doubtful) return true;
    this.#wait -= 1;
    return false;
  }

  disappoint(): void {
    this.#wait = patience;
  }
}
