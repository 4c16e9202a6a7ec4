import type { CubePart, IdDimension, SetDimension } from './cube-part.ts';
import { idDimensions } from './cube-part.ts';
import type { CubeTest, Mask } from './cube-test.ts';
import { maskOf } from './cube-test.ts';
import type { ValuePlaces } from './value-places.ts';

export type Dimension = IdDimension | SetDimension;

/** Whole hours since 1970, from `from` until before `to`. */
export interface HourSpan {
  readonly from: number;
  readonly to: number;
}

/** Cells of a part that lie in a span, and which of them a test holds for. */
interface Chosen {
  /** Places in the part's `hours`. */
  readonly low: number;
  readonly high: number;
  readonly start: number;
  readonly end: number;
  readonly mask: Mask;
}

/** Null where no cell is chosen. */
export function choose(part: CubePart, test: CubeTest, span: HourSpan): Chosen | null {
  const low = firstFrom(part.hours, span.from);
  const high = firstFrom(part.hours, span.to);
  const start = part.starts[low] ?? part.cells;
  const end = part.starts[high] ?? part.cells;
  if (start >= end) return null;
  const mask = maskOf(part, test, start, end);
  return mask === false ? null : { low, high, start, end, mask };
}

/** The first place in an ascending list of a number from `from` on. */
function firstFrom(hours: Int32Array, from: number): number {
  let low = 0;
  let high = hours.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hours[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds the chosen cells' events to sums by hour. */
export function addByHour(part: CubePart, chosen: Chosen, sums: Map<number, number>): void {
  for (let index = chosen.low; index < chosen.high; index += 1) {
    const sum = sumOf(part.counts, chosen, part.starts[index] as number, part.starts[index + 1] as number);
    if (sum === 0) continue;
    const hour = part.hours[index] as number;
    sums.set(hour, (sums.get(hour) ?? 0) + sum);
  }
}

function sumOf(counts: Int32Array, { start, mask }: Chosen, from: number, to: number): number {
  let sum = 0;
  if (typeof mask === 'boolean') for (let at = from; at < to; at += 1) sum += counts[at] as number;
  else for (let at = from; at < to; at += 1) if (mask[at - start] === 1) sum += counts[at] as number;
  return sum;
}

/** Sums by value of one dimension: by place in its ValuePlaces from 1, or in its closed set. */
export class ValueSums {
  readonly dimension: Dimension;
  readonly #places: ValuePlaces;
  #sums = new Float64Array(256);

  constructor(dimension: Dimension, places: ValuePlaces) {
    this.dimension = dimension;
    this.#places = places;
  }

  add(part: CubePart, { start, end, mask }: Chosen): void {
    const { dimension } = this;
    const codes = isId(dimension) ? part.ids[dimension].codes : part.sets[dimension];
    const local = new Float64Array(isId(dimension) ? part.ids[dimension].values.length + 1 : 256);
    const { counts } = part;
    if (typeof mask === 'boolean')
      for (let at = start; at < end; at += 1) {
        const code = codes[at] as number;
        local[code] = (local[code] as number) + (counts[at] as number);
      }
    else
      for (let at = start; at < end; at += 1) {
        if (mask[at - start] !== 1) continue;
        const code = codes[at] as number;
        local[code] = (local[code] as number) + (counts[at] as number);
      }
    this.#addLocal(part, local);
  }

  #addLocal(part: CubePart, local: Float64Array): void {
    const { dimension } = this;
    const places = isId(dimension) ? this.#places.of(part, dimension) : null;
    for (let code = 0; code < local.length; code += 1) {
      const n = local[code] as number;
      if (n === 0) continue;
      const place = places === null ? code : (places[code] as number);
      if (place >= this.#sums.length) this.#grow(place);
      this.#sums[place] = (this.#sums[place] as number) + n;
    }
  }

  #grow(place: number): void {
    const grown = new Float64Array(Math.max(place + 1, this.#sums.length * 2));
    grown.set(this.#sums);
    this.#sums = grown;
  }

  /** By stored value, as rows of `event` have it; those that come to nothing are left out. */
  *entries(): Generator<[key: string | null, n: number]> {
    const { dimension } = this;
    for (const [place, n] of this.#sums.entries()) {
      if (n !== 0) yield [isId(dimension) ? this.#places.keyAt(dimension, place) : String(place), n];
    }
  }
}

/** For sums by series and bucket: what number a bucket or value has; -1 for none. */
export interface SeriesSums {
  readonly dimension: Dimension;
  readonly bucketOf: (hour: number) => number;
  readonly seriesOf: (key: string | null) => number;
  /** [series][bucket]. */
  readonly sums: readonly number[][];
}

export function addBySeries(
  part: CubePart,
  { low, high, start, mask }: Chosen,
  { dimension, bucketOf, seriesOf, sums }: SeriesSums,
): void {
  const codes = isId(dimension) ? part.ids[dimension].codes : part.sets[dimension];
  const keys = isId(dimension)
    ? [null, ...Array.from(part.ids[dimension].values, String)]
    : Array.from({ length: 256 }, (_, place) => String(place));
  const series = Int32Array.from(keys, seriesOf);
  const hourly = new Float64Array(sums.length);
  const all = typeof mask === 'boolean';
  for (let index = low; index < high; index += 1) {
    hourly.fill(0);
    const end = part.starts[index + 1] as number;
    for (let at = part.starts[index] as number; at < end; at += 1) {
      if (!all && mask[at - start] !== 1) continue;
      const place = series[codes[at] as number] as number;
      if (place >= 0) hourly[place] = (hourly[place] as number) + (part.counts[at] as number);
    }
    const bucket = bucketOf(part.hours[index] as number);
    if (bucket < 0) continue;
    for (const [place, n] of hourly.entries()) {
      const counts = sums[place];
      if (counts !== undefined && n !== 0) counts[bucket] = (counts[bucket] ?? 0) + n;
    }
  }
}

function isId(dimension: Dimension): dimension is IdDimension {
  return (idDimensions as readonly Dimension[]).includes(dimension);
}
