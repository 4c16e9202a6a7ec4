import { expect, test } from 'vitest';
import { formatSort, parseSort, type Sorted, sortRows, turnSort } from './sort-rows.ts';

const columns = [
  { key: 'n', by: (row: { n: number | null; name: string }) => row.n },
  { key: 'name', by: (row: { name: string }) => row.name },
  { key: 'badge' },
];
const rows = [
  { n: 2, name: 'b' },
  { n: null, name: 'a' },
  { n: 10, name: 'd' },
  { n: 2, name: 'c' },
];
const names = (sorted: Sorted) =>
  sortRows(rows, columns, sorted)
    .map(({ name }) => name)
    .join('');

test('rows are sorted by a column, equal ones as they came, those without a value last either way', () => {
  expect(names({ key: 'n', descending: true })).toBe('dbca');
  expect(names({ key: 'n', descending: false })).toBe('bcda');
  expect(names({ key: 'name', descending: true })).toBe('dcba');
  expect(names({ key: 'badge', descending: true })).toBe('badc');
});

test('a head turns from the largest to the smallest to the order of the rows', () => {
  const first = turnSort({ key: 'name', descending: false }, 'n');
  const second = turnSort(first, 'n');
  expect([first, second, turnSort(second, 'n')]).toEqual([
    { key: 'n', descending: true },
    { key: 'n', descending: false },
    null,
  ]);
});

test('an order in a link is read as it was written, another column is none', () => {
  for (const sorted of [{ key: 'n', descending: true }, { key: 'name', descending: false }, null])
    expect(parseSort(formatSort(sorted), columns)).toEqual(sorted);
  expect(parseSort('badge', columns)).toBeNull();
  expect(parseSort('-nothing', columns)).toBeNull();
});
