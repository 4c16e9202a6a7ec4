import {
  type Codes,
  type CubePart,
  codesFor,
  columnsOf,
  type IdColumn,
  idDimensions,
  setDimensions,
} from './cube-part.ts';

/** Cells of one hour in one of the parts. */
interface Stretch {
  readonly hour: number;
  readonly part: number;
  readonly start: number;
  readonly end: number;
}

/**
 * One part that counts as the given ones do together, with one cell for each hour and combination
 * and none that counts nothing. The same cells in other parts give the same bytes.
 */
export function mergeParts(parts: readonly CubePart[]): CubePart {
  const unions = idDimensions.map((dimension) => unite(parts.map((part) => part.ids[dimension].values)));
  const merged = new Merged(parts.reduce((sum, part) => sum + part.cells, 0));
  const rows = new Rows();
  for (const stretches of byHour(parts)) {
    rows.clear();
    for (const { part: index, start, end } of stretches) {
      const part = parts[index] as CubePart;
      rows.add(
        part,
        unions.map(({ moved }) => moved[index] as Uint32Array),
        start,
        end,
      );
    }
    merged.addHour(stretches[0]?.hour ?? 0, rows);
  }
  return merged.finish(unions.map(({ values }) => values));
}

/** Hours of the part from `from` until before `to`, as a part of its own. */
export function sliceHours(part: CubePart, from: number, to: number): CubePart {
  const first = part.hours.findIndex((hour) => hour >= from);
  const behind = part.hours.findIndex((hour) => hour >= to);
  const low = first < 0 ? part.hours.length : first;
  const high = behind < 0 ? part.hours.length : behind;
  const start = part.starts[low] ?? part.cells;
  const end = part.starts[high] ?? part.cells;
  return {
    cells: end - start,
    hours: part.hours.slice(low, high),
    starts: part.starts.slice(low, high + 1).map((at) => at - start),
    ...columnsOf(
      (dimension) => narrowed(part.ids[dimension].values, part.ids[dimension].codes.subarray(start, end)),
      (dimension) => part.sets[dimension].slice(start, end),
    ),
    counts: part.counts.slice(start, end),
  };
}

/** Without the values that no code stands for, in the narrowest codes. */
function narrowed(values: BigInt64Array, codes: Codes): IdColumn {
  const moved = new Uint32Array(values.length + 1);
  for (const code of codes) moved[code] = 1;
  moved[0] = 0;
  let kept = 0;
  for (let place = 1; place < moved.length; place += 1) {
    if (moved[place] === 0) continue;
    kept += 1;
    moved[place] = kept;
  }
  const used = new BigInt64Array(kept);
  for (let place = 1; place < moved.length; place += 1) {
    const to = moved[place] as number;
    if (to > 0) used[to - 1] = values[place - 1] as bigint;
  }
  const narrow = codesFor(kept, codes.length);
  for (let at = 0; at < codes.length; at += 1) narrow[at] = moved[codes[at] as number] as number;
  return { values: used, codes: narrow };
}

function byHour(parts: readonly CubePart[]): Stretch[][] {
  const stretches: Stretch[] = [];
  for (const [part, { hours, starts, cells }] of parts.entries()) {
    for (const [index, hour] of hours.entries()) {
      stretches.push({ hour, part, start: starts[index] ?? cells, end: starts[index + 1] ?? cells });
    }
  }
  stretches.sort((a, b) => a.hour - b.hour || a.part - b.part);
  const hours: Stretch[][] = [];
  for (const stretch of stretches) {
    const last = hours.at(-1);
    if (last?.[0]?.hour === stretch.hour) last.push(stretch);
    else hours.push([stretch]);
  }
  return hours;
}

/** All values of ascending lists, ascending; and for each list where its codes go. */
function unite(lists: readonly BigInt64Array[]): { values: BigInt64Array; moved: Uint32Array[] } {
  const all = new BigInt64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  all.sort();
  let kept = 0;
  for (const [index, value] of all.entries()) {
    if (index > 0 && value === all[kept - 1]) continue;
    all[kept] = value;
    kept += 1;
  }
  const values = all.slice(0, kept);
  const moved = lists.map((list) => {
    const places = new Uint32Array(list.length + 1);
    let place = 0;
    for (let index = 0; index < list.length; index += 1) {
      while (values[place] !== list[index]) place += 1;
      places[index + 1] = place + 1;
    }
    return places;
  });
  return { values, moved };
}

const columnCount = idDimensions.length + setDimensions.length;

/** The cells of one hour, in the codes of the merged part. */
class Rows {
  size = 0;
  columns: Uint32Array[] = Array.from({ length: columnCount }, () => new Uint32Array(1024));
  counts = new Int32Array(1024);

  clear(): void {
    this.size = 0;
  }

  add(part: CubePart, moved: readonly Uint32Array[], start: number, end: number): void {
    this.#reserve(end - start);
    const to = this.size;
    for (const [at, dimension] of idDimensions.entries()) {
      const column = this.columns[at] as Uint32Array;
      const places = moved[at] as Uint32Array;
      const { codes } = part.ids[dimension];
      for (let cell = start; cell < end; cell += 1)
        column[to + cell - start] = places[codes[cell] as number] as number;
    }
    for (const [at, dimension] of setDimensions.entries()) {
      this.columns[idDimensions.length + at]?.set(part.sets[dimension].subarray(start, end), to);
    }
    this.counts.set(part.counts.subarray(start, end), to);
    this.size += end - start;
  }

  /** Places of the rows in the order of their combinations. */
  order(): Uint32Array {
    const { columns } = this;
    return new Uint32Array(this.size)
      .map((_, index) => index)
      .sort((a, b) => {
        for (const column of columns) {
          const difference = (column[a] as number) - (column[b] as number);
          if (difference !== 0) return difference;
        }
        return 0;
      });
  }

  same(a: number, b: number): boolean {
    return this.columns.every((column) => column[a] === column[b]);
  }

  #reserve(more: number): void {
    if (this.size + more <= this.counts.length) return;
    const length = Math.max(this.counts.length * 2, this.size + more);
    this.columns = this.columns.map((column) => grown(column, new Uint32Array(length)));
    this.counts = grown(this.counts, new Int32Array(length));
  }
}

function grown<Column extends Uint32Array | Int32Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}

class Merged {
  readonly #hours: number[] = [];
  readonly #starts: number[] = [];
  readonly #columns: Uint32Array[];
  readonly #counts: Int32Array;
  #cells = 0;

  constructor(most: number) {
    this.#columns = Array.from({ length: columnCount }, () => new Uint32Array(most));
    this.#counts = new Int32Array(most);
  }

  addHour(hour: number, rows: Rows): void {
    const start = this.#cells;
    const order = rows.order();
    for (let at = 0; at < order.length; ) {
      const row = order[at] as number;
      let count = 0;
      for (; at < order.length && rows.same(row, order[at] as number); at += 1)
        count += rows.counts[order[at] as number] as number;
      if (count === 0) continue;
      for (const [index, column] of rows.columns.entries())
        (this.#columns[index] as Uint32Array)[this.#cells] = column[row] as number;
      this.#counts[this.#cells] = count;
      this.#cells += 1;
    }
    if (this.#cells === start) return;
    this.#hours.push(hour);
    this.#starts.push(start);
  }

  finish(values: readonly BigInt64Array[]): CubePart {
    const cells = this.#cells;
    const columnAt = (at: number) => (this.#columns[at] as Uint32Array).subarray(0, cells);
    return {
      cells,
      hours: Int32Array.from(this.#hours),
      starts: Uint32Array.from([...this.#starts, cells]),
      ...columnsOf(
        (_, at) => narrowed(values[at] as BigInt64Array, columnAt(at)),
        (_, at) => Uint8Array.from(columnAt(idDimensions.length + at)),
      ),
      counts: this.#counts.slice(0, cells),
    };
  }
}
