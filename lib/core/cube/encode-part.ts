import { type Codes, type CubePart, codesFor, columnsOf, idDimensions, setDimensions } from './cube-part.ts';

/**
 * A part as bytes, column after column, every number little-endian as typed arrays have it: the
 * version, the numbers of cells and hours, of distinct ids for each dimension, then hours, their
 * starts, ids and codes, sets, counts. A code takes 1, 2 or 4 bytes, as many as its ids need.
 */
const version = 1;
const headWords = 3 + idDimensions.length;

export function encodePart(part: CubePart): Uint8Array {
  const head = Uint32Array.from([
    version,
    part.cells,
    part.hours.length,
    ...idDimensions.map((dimension) => part.ids[dimension].values.length),
  ]);
  const columns: ArrayBufferView[] = [head, part.hours, part.starts];
  for (const dimension of idDimensions) columns.push(part.ids[dimension].values, part.ids[dimension].codes);
  for (const dimension of setDimensions) columns.push(part.sets[dimension]);
  columns.push(part.counts);
  const bytes = new Uint8Array(columns.reduce((sum, column) => sum + column.byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** Throws RangeError for bytes that are no part. */
export function decodePart(bytes: Uint8Array): CubePart {
  const reader = new ColumnReader(bytes);
  const head = reader.take(new Uint32Array(headWords));
  const [found, cells = 0, hours = 0] = head;
  if (found !== version) throw new RangeError(`A part of the hourly cube of version ${found} is not known.`);
  const columns = {
    cells,
    hours: reader.take(new Int32Array(hours)),
    starts: reader.take(new Uint32Array(hours + 1)),
  };
  const dimensions = columnsOf(
    (_, at) => {
      const distinct = head[3 + at] ?? 0;
      const values = reader.take(new BigInt64Array(distinct));
      return { values, codes: reader.take<Codes>(codesFor(distinct, cells)) };
    },
    () => reader.take(new Uint8Array(cells)),
  );
  const counts = reader.take(new Int32Array(cells));
  reader.end();
  return { ...columns, ...dimensions, counts };
}

class ColumnReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Fills the column, which is aligned as the bytes are not. */
  take<Column extends ArrayBufferView>(column: Column): Column {
    const { buffer, byteOffset, byteLength } = column;
    const end = this.#at + byteLength;
    if (end > this.#bytes.length) throw new RangeError('A part of the hourly cube ends too early.');
    new Uint8Array(buffer, byteOffset, byteLength).set(this.#bytes.subarray(this.#at, end));
    this.#at = end;
    return column;
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new RangeError('A part of the hourly cube is too long.');
  }
}
