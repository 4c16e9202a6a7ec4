import type { TimelineValueTick } from './timeline-model.ts';
import { valueTicks } from './value-ticks.ts';

/** How counts stand on the vertical axis. */
export interface ValueScale {
  /** Where a count is, in the units of the axis; 0 for none. */
  readonly at: (count: number) => number;
  /** From 0 to the top. */
  readonly ticks: readonly TimelineValueTick[];
}

/**
 * On a logarithmic axis a bar's height is that of log10(1 + count): none stands at the foot, one
 * event is seen, and ten times as many are one step taller.
 */
export function valueScale(kind: 'linear' | 'log', peak: number): ValueScale {
  if (kind === 'linear') {
    return { at: (count) => count, ticks: valueTicks(peak).map((value) => ({ at: value, value })) };
  }
  const at = (count: number) => Math.log10(1 + count);
  return { at, ticks: [0, ...logValues(Math.max(1, peak))].map((value) => ({ at: at(value), value })) };
}

/** Powers of ten, at most about six of them, and on top the first of 1, 2, 5 of a power that is no less than the peak. */
function logValues(peak: number): number[] {
  const decade = Math.floor(Math.log10(peak));
  const top = [1, 2, 5, 10].map((factor) => factor * 10 ** decade).find((value) => value >= peak) ?? peak;
  const every = Math.ceil((decade + 1) / 6);
  const powers = Array.from({ length: decade + 1 }, (_, power) => 10 ** power).filter(
    (value, power) => power % every === 0 && value * 3 < top,
  );
  return [...powers, top];
}
