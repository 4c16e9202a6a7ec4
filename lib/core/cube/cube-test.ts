import type { CubePart, IdDimension, SetDimension } from './cube-part.ts';

/** What is asked of cells: true or false of each, never unknown. */
export type CubeTest =
  | { readonly kind: 'constant'; readonly holds: boolean }
  /** The value is one of `ids`, ascending; or missing, where `missing` says so. */
  | {
      readonly kind: 'id';
      readonly dimension: IdDimension;
      readonly ids: BigInt64Array;
      readonly missing: boolean;
    }
  | { readonly kind: 'set'; readonly dimension: SetDimension; readonly places: readonly number[] }
  | { readonly kind: 'not'; readonly test: CubeTest }
  | { readonly kind: 'and' | 'or'; readonly tests: readonly CubeTest[] };

/** One byte per cell from `start` to `end`, 1 where the test holds; or one answer for all of them. */
export type Mask = Uint8Array | boolean;

export function maskOf(part: CubePart, test: CubeTest, start: number, end: number): Mask {
  switch (test.kind) {
    case 'constant':
      return test.holds;
    case 'not': {
      const mask = maskOf(part, test.test, start, end);
      if (typeof mask === 'boolean') return !mask;
      for (let at = 0; at < mask.length; at += 1) mask[at] = 1 - (mask[at] as number);
      return mask;
    }
    case 'and':
    case 'or':
      return joined(part, test.tests, test.kind === 'and', start, end);
    case 'set': {
      const holds = new Uint8Array(256);
      for (const place of test.places) holds[place] = 1;
      return lookedUp(part.sets[test.dimension], holds, start, end);
    }
    case 'id': {
      const { values, codes } = part.ids[test.dimension];
      const holds = new Uint8Array(values.length + 1);
      const found = markIds(values, test.ids, holds);
      if (test.missing) holds[0] = 1;
      else if (!found) return false;
      return lookedUp(codes, holds, start, end);
    }
  }
}

/** Marks the places, from 1, of `wanted` in `values`; both ascending. Answers whether there are any. */
function markIds(values: BigInt64Array, wanted: BigInt64Array, holds: Uint8Array): boolean {
  // The shorter list is looked up in the longer.
  const [few, many] = wanted.length < values.length ? [wanted, values] : [values, wanted];
  let found = false;
  for (const [index, id] of few.entries()) {
    const other = placeOf(many, id);
    if (other < 0) continue;
    holds[(few === values ? index : other) + 1] = 1;
    found = true;
  }
  return found;
}

/** Where an ascending list holds an id; -1 where it does not. */
function placeOf(ids: BigInt64Array, wanted: bigint): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const id = ids[middle] as bigint;
    if (id === wanted) return middle;
    if (id < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function lookedUp(codes: ArrayLike<number>, holds: Uint8Array, start: number, end: number): Uint8Array {
  const mask = new Uint8Array(end - start);
  for (let at = 0; at < mask.length; at += 1) mask[at] = holds[codes[start + at] as number] as number;
  return mask;
}

function joined(part: CubePart, tests: readonly CubeTest[], all: boolean, start: number, end: number): Mask {
  let mask: Mask = all;
  for (const test of tests) {
    const next = maskOf(part, test, start, end);
    // What settles the whole, and what adds nothing.
    if (next === !all) return next;
    if (next === all) continue;
    if (typeof mask === 'boolean') mask = next;
    else combine(mask, next as Uint8Array, all);
  }
  return mask;
}

function combine(mask: Uint8Array, other: Uint8Array, all: boolean): void {
  if (all)
    for (let at = 0; at < mask.length; at += 1) mask[at] = (mask[at] as number) & (other[at] as number);
  else for (let at = 0; at < mask.length; at += 1) mask[at] = (mask[at] as number) | (other[at] as number);
}
