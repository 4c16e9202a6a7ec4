import { useSyncExternalStore } from 'react';

/** Rows in sight, half open. */
export interface Rows {
  readonly from: number;
  readonly to: number;
}

/** What is in sight of a list, for those who follow it pixel by pixel while the list itself need not be drawn anew. */
export class Sight {
  #rows: Rows = { from: 0, to: 0 };
  readonly #followers = new Set<() => void>();

  readonly see = (from: number, to: number): void => {
    if (from === this.#rows.from && to === this.#rows.to) return;
    this.#rows = { from, to };
    for (const tell of this.#followers) tell();
  };

  readonly follow = (tell: () => void): (() => void) => {
    this.#followers.add(tell);
    return () => this.#followers.delete(tell);
  };

  readonly rows = (): Rows => this.#rows;
}

const nothing: Rows = { from: 0, to: 0 };

export function useSight(sight: Sight): Rows {
  return useSyncExternalStore(sight.follow, sight.rows, () => nothing);
}
