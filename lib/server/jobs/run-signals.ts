/** The reason to abort with when somebody cancels an import. */
class ImportCancelled extends Error {}

/** What the sources of an import listen to while this process works on them. */
export class RunSignals {
  readonly #runs = new Map<string, { readonly controller: AbortController; listeners: number }>();

  async during<T>(runId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const run = this.#runs.get(runId) ?? { controller: new AbortController(), listeners: 0 };
    this.#runs.set(runId, run);
    run.listeners += 1;
    try {
      return await work(run.controller.signal);
    } finally {
      run.listeners -= 1;
      if (run.listeners === 0) this.#runs.delete(runId);
    }
  }

  cancel(runIds: readonly string[]): void {
    for (const runId of runIds) this.#runs.get(runId)?.controller.abort(new ImportCancelled());
  }
}
