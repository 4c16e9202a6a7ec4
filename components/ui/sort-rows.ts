/** By which column, and which way. */
export interface Sorted {
  readonly key: string;
  readonly descending: boolean;
}

interface Sortable<T> {
  readonly key: string;
  readonly by?: (row: T) => string | number | null;
}

/** Rows in the order of a column; equal ones stay as they came, those without a value come last. */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly Sortable<T>[],
  sorted: Sorted,
): readonly T[] {
  const by = columns.find(({ key }) => key === sorted.key)?.by;
  if (by === undefined) return rows;
  const way = sorted.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [by(a), by(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return way * (left - right);
    return way * (String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0);
  });
}

/** A head pressed again and again: the largest first, the smallest first, as the rows came. */
export function turnSort(sorted: Sorted | null, key: string): Sorted | null {
  if (sorted?.key !== key) return { key, descending: true };
  return sorted.descending ? { key, descending: false } : null;
}

/** `-count` for the largest first, `count` for the smallest. */
export function formatSort(sorted: Sorted | null): string | null {
  return sorted && `${sorted.descending ? '-' : ''}${sorted.key}`;
}

/** Null where it names no column. */
export function parseSort<T>(text: string | null, columns: readonly Sortable<T>[]): Sorted | null {
  const key = text?.replace(/^-/, '') ?? '';
  return columns.some((column) => column.key === key && column.by)
    ? { key, descending: text?.startsWith('-') === true }
    : null;
}
