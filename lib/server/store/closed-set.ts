/** Numbers of a closed set's names. Records say the same as the one before, mostly: that is asked first. */
export class ClosedSet<Name extends string> {
  readonly #codes: ReadonlyMap<Name, number>;
  #last: Name;
  #code: number;

  constructor(names: readonly [Name, ...Name[]]) {
    this.#codes = new Map(names.map((name, code) => [name, code]));
    this.#last = names[0];
    this.#code = 0;
  }

  of(name: Name): number {
    if (name !== this.#last) {
      this.#last = name;
      this.#code = this.#codes.get(name) ?? 0;
    }
    return this.#code;
  }
}
