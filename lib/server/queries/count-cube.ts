import {
  addByHour,
  addBySeries,
  choose,
  type Dimension,
  type HourSpan,
  type SeriesSums,
  ValueSums,
} from '#lib/core/cube/count-cells.ts';
import type { CubeTest } from '#lib/core/cube/cube-test.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import { cubePlaces, partsIn } from './cube-parts.ts';
import { hourMs } from './hours.ts';
import type { Ask } from './read-snapshot.ts';

/** Whole hours of the cube: both ends of `span` are hours. */
function hoursOf({ from, to }: Span): HourSpan {
  return { from: Math.round(from / hourMs), to: Math.round(to / hourMs) };
}

/** Events by hour, milliseconds since 1970, in no order; hours without any are left out. */
export async function countByHour(ask: Ask, span: Span, test: CubeTest): Promise<Map<number, number>> {
  const hours = hoursOf(span);
  const sums = new Map<number, number>();
  for await (const part of partsIn(ask, hours)) {
    const chosen = choose(part, test, hours);
    if (chosen !== null) addByHour(part, chosen, sums);
  }
  const counts = new Map<number, number>();
  for (const [hour, n] of sums) if (n !== 0) counts.set(hour * hourMs, n);
  return counts;
}

/** Events by stored value, of each dimension; values without any are left out. */
export async function countByValue(
  ask: Ask,
  span: Span,
  test: CubeTest,
  dimensions: readonly Dimension[],
): Promise<Map<string | null, number>[]> {
  const hours = hoursOf(span);
  const places = cubePlaces();
  const sums = dimensions.map((dimension) => new ValueSums(dimension, places));
  for await (const part of partsIn(ask, hours)) {
    const chosen = choose(part, test, hours);
    if (chosen !== null) for (const each of sums) each.add(part, chosen);
  }
  return sums.map((each) => new Map(each.entries()));
}

/** Adds events to the sums of their series and bucket. */
export async function countBySeries(ask: Ask, span: Span, test: CubeTest, series: SeriesSums): Promise<void> {
  const hours = hoursOf(span);
  for await (const part of partsIn(ask, hours)) {
    const chosen = choose(part, test, hours);
    if (chosen !== null) addBySeries(part, chosen, series);
  }
}

export async function countTotal(ask: Ask, span: Span, test: CubeTest): Promise<number> {
  let total = 0;
  for (const n of (await countByHour(ask, span, test)).values()) total += n;
  return total;
}
