import type { TimeRange } from './view.ts';

/** Half open, milliseconds since 1970. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The interval that a range means at `now`; null where it has none of its own (`all`, `untimed`). */
export function resolveRange(range: TimeRange, now: number): Interval | null {
  switch (range.kind) {
    case 'all':
    case 'untimed':
      return null;
    case 'relative':
      return { from: now - range.lastMs, to: now };
    case 'absolute':
      return { from: range.from, to: range.to };
  }
}
