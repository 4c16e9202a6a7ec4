import type { CubeField } from '../view/fields.ts';

/**
 * The hourly cube counts events by the fields below. It is kept in parts: columns of cells, each
 * an hour, a combination of values, and how many events have it. Parts only add up: the same cell
 * may be in several of them, and counts below zero take back what another part counts.
 */
export const idDimensions = [
  'account',
  'awsRegion',
  'eventSource',
  'eventName',
  'principal',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
] as const satisfies readonly CubeField[];
export const setDimensions = [
  'outcome',
  'identityType',
  'eventCategory',
  'readOnly',
] as const satisfies readonly CubeField[];

export type IdDimension = (typeof idDimensions)[number];
export type SetDimension = (typeof setDimensions)[number];

export type Codes = Uint8Array | Uint16Array | Uint32Array;

export interface IdColumn {
  /** The part's distinct ids of the dictionary, ascending. */
  readonly values: BigInt64Array;
  /** For each cell 0 where the value is missing, else its place in `values`, from 1. */
  readonly codes: Codes;
}

export interface CubePart {
  readonly cells: number;
  /** Whole hours since 1970, ascending, each once. */
  readonly hours: Int32Array;
  /** Where the cells of each hour begin; one more, for the end of the last. */
  readonly starts: Uint32Array;
  readonly ids: Readonly<Record<IdDimension, IdColumn>>;
  /** Places in the closed sets of lib/core/cloudtrail/enums.ts. */
  readonly sets: Readonly<Record<SetDimension, Uint8Array>>;
  /** Events of each cell. */
  readonly counts: Int32Array;
}

/** One cell by itself: `ids` in the order of idDimensions, `sets` in that of setDimensions. */
export interface CubeCell {
  readonly hour: number;
  readonly ids: readonly (bigint | null)[];
  readonly sets: readonly number[];
  readonly count: number;
}

/** A column for each dimension. */
export function columnsOf(
  idColumn: (dimension: IdDimension, at: number) => IdColumn,
  setColumn: (dimension: SetDimension, at: number) => Uint8Array,
): Pick<CubePart, 'ids' | 'sets'> {
  const ids = idDimensions.map((dimension, at) => [dimension, idColumn(dimension, at)] as const);
  const sets = setDimensions.map((dimension, at) => [dimension, setColumn(dimension, at)] as const);
  return {
    ids: Object.fromEntries(ids) as Record<IdDimension, IdColumn>,
    sets: Object.fromEntries(sets) as Record<SetDimension, Uint8Array>,
  };
}

/** The narrowest column for places up to `highest`. */
export function codesFor(highest: number, length: number): Codes {
  if (highest < 256) return new Uint8Array(length);
  return highest < 65_536 ? new Uint16Array(length) : new Uint32Array(length);
}

/** Which hours a part has, and where each begins: from the hour of each cell, in order. */
export function hourStarts(ofCells: Int32Array): Pick<CubePart, 'cells' | 'hours' | 'starts'> {
  const hours: number[] = [];
  const starts: number[] = [];
  for (let index = 0; index < ofCells.length; index += 1) {
    const hour = ofCells[index] as number;
    if (hours.at(-1) === hour) continue;
    hours.push(hour);
    starts.push(index);
  }
  return {
    cells: ofCells.length,
    hours: Int32Array.from(hours),
    starts: Uint32Array.from([...starts, ofCells.length]),
  };
}

/** A part of these cells, in any order; equal ones stay apart. */
export function buildPart(cells: readonly CubeCell[]): CubePart {
  const sorted = [...cells].sort((a, b) => a.hour - b.hour);
  return {
    ...hourStarts(Int32Array.from(sorted, (cell) => cell.hour)),
    ...columnsOf(
      (_, at) => idColumn(sorted, at),
      (_, at) => Uint8Array.from(sorted, (cell) => cell.sets[at] ?? 0),
    ),
    counts: Int32Array.from(sorted, (cell) => cell.count),
  };
}

function idColumn(cells: readonly CubeCell[], at: number): IdColumn {
  const distinct = new Set<bigint>();
  for (const { ids } of cells) {
    const id = ids[at];
    if (id !== null && id !== undefined) distinct.add(id);
  }
  const values = BigInt64Array.from(distinct).sort();
  const places = new Map<bigint | null | undefined, number>();
  for (const [place, value] of values.entries()) places.set(value, place + 1);
  const codes = codesFor(values.length, cells.length);
  for (const [index, { ids }] of cells.entries()) codes[index] = places.get(ids[at]) ?? 0;
  return { values, codes };
}

/** The cells of a part one by one, for what is not in a hurry. */
export function* cellsOf(part: CubePart): Generator<CubeCell> {
  for (const [index, hour] of part.hours.entries()) {
    const end = part.starts[index + 1] ?? part.cells;
    for (let cell = part.starts[index] ?? end; cell < end; cell += 1) {
      yield {
        hour,
        ids: idDimensions.map((dimension) => {
          const { values, codes } = part.ids[dimension];
          return values[(codes[cell] ?? 0) - 1] ?? null;
        }),
        sets: setDimensions.map((dimension) => part.sets[dimension][cell] ?? 0),
        count: part.counts[cell] ?? 0,
      };
    }
  }
}
