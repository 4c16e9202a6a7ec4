/**
 * Edits of the View that the router has not rendered yet. While several are under way it puts older
 * ones back into the address for a moment: the next edit must build on the last one all the same.
 */
export class ViewEdits {
  #last: string | null = null;
  readonly #written = new Set<string>();

  /** What an edit changes: the last one, as long as it is under way, or what the address says. */
  base(address: string): string {
    return this.#last ?? address;
  }

  wrote(view: string): void {
    this.#last = view;
    this.#written.add(view);
  }

  /** The page shows this View now. One that no edit wrote came by a link or by Back, and ends them all. */
  rendered(view: string): void {
    if (view !== this.#last && this.#written.has(view)) return;
    this.forget();
  }

  forget(): void {
    this.#last = null;
    this.#written.clear();
  }
}
