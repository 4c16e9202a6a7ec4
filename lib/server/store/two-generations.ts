/**
 * What was met lately, by name. When it ages, what was met since the last time is set aside, and what was set
 * aside then and not met again is forgotten.
 */
export class TwoGenerations<Value> {
  #recent = new Map<string, Value>();
  #older: ReadonlyMap<string, Value> = new Map();

  /** How many were met since it aged last. */
  get size(): number {
    return this.#recent.size;
  }

  /** Counts as a meeting. */
  get(name: string): Value | undefined {
    const recent = this.#recent.get(name);
    if (recent !== undefined) return recent;
    const older = this.#older.get(name);
    if (older !== undefined) this.#recent.set(name, older);
    return older;
  }

  /** Counts as none. */
  peek(name: string): Value | undefined {
    return this.#recent.get(name) ?? this.#older.get(name);
  }

  set(name: string, value: Value): void {
    this.#recent.set(name, value);
  }

  /** Whether any are left. */
  age(): boolean {
    this.#older = this.#recent;
    this.#recent = new Map();
    return this.#older.size > 0;
  }
}
