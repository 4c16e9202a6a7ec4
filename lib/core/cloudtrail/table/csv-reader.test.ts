import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader, type CsvRow } from './csv-reader.ts';
import { splitCells } from './split-cells.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function read(
  text: string,
  options: { columns?: number; max?: number; cuts?: readonly number[] } = {},
): CsvRow[] {
  const bytes = encode(text);
  const reader = new CsvReader(0x2c, options.max ?? 10_000);
  reader.columns = options.columns ?? 0;
  const rows: CsvRow[] = [];
  let at = 0;
  for (const cut of [...(options.cuts ?? []), bytes.length].toSorted((a, b) => a - b)) {
    for (const row of reader.push(bytes.subarray(at, Math.min(cut, bytes.length)))) rows.push(row);
    at = Math.max(at, Math.min(cut, bytes.length));
  }
  return [...rows, ...reader.end()];
}

const show = (rows: readonly CsvRow[]) =>
  rows.map(({ bytes, offset, line, problem }) => ({ text: decode(bytes), offset, line, problem }));

const written = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const cells = fc.array(
  fc.string({ unit: fc.constantFrom('a', 'ä', '"', ',', '\n', '\r', ' ', '\u{1f600}'), maxLength: 6 }),
  { minLength: 2, maxLength: 4 },
);

describe('CsvReader', () => {
  it('gives each row its exact bytes, its offset and its line', () => {
    expect(show(read('a,b\r\n1,"x\ny"\n2,z'))).toEqual([
      { text: 'a,b', offset: 0, line: 1, problem: null },
      { text: '1,"x\ny"', offset: 5, line: 2, problem: null },
      { text: '2,z', offset: 13, line: 4, problem: null },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])(
    'reads back what was written, with line ends %j',
    (end) => {
      fc.assert(
        fc.property(fc.array(cells, { minLength: 1, maxLength: 8 }), (table) => {
          const text = table.map((row) => row.map(written).join(',') + end).join('');
          const rows = read(text);
          expect(rows.map((row) => splitCells(decode(row.bytes), ','))).toEqual(table);
          for (const row of rows) {
            expect(row.problem).toBeNull();
            const bytes = encode(text).subarray(row.offset, row.offset + row.bytes.length);
            expect(decode(bytes)).toBe(decode(row.bytes));
          }
        }),
        { numRuns: 60 },
      );
    },
    20_000,
  );

  it('does not care where chunks are cut, in broken text either', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 60 }),
        fc.array(fc.nat(60), { maxLength: 6 }),
        fc.constantFrom(0, 2, 3),
        (text, cuts, columns) => {
          expect(show(read(text, { cuts, columns, max: 20 }))).toEqual(
            show(read(text, { columns, max: 20 })),
          );
        },
      ),
      { numRuns: 400 },
    );
  }, 20_000);

  it('gives up the line of a lost quote, and no neighbour', () => {
    const rows = read('1,"lost,x\n2,"whole, row",y\n3,b,c\n', { columns: 3 });
    expect(rows.map((row) => [decode(row.bytes), row.problem === null])).toEqual([
      ['1,"lost,x', false],
      ['2,"whole, row",y', true],
      ['3,b,c', true],
    ]);
  });

  it('gives up the line of a quote that is never closed', () => {
    const rows = read('1,"lost,x\n2,b,c\n3,b,c', { columns: 3 });
    expect(rows.map((row) => row.problem === null)).toEqual([false, true, true]);
  });

  it('holds no more than a row may have, and goes on after a longer one', () => {
    const rows = read(`1,${'x'.repeat(500)}\n2,b\n`, { columns: 2, max: 100 });
    expect(rows.map((row) => [row.tooLong, row.offset])).toEqual([
      [true, 0],
      [false, 503],
    ]);
  });

  it('is done with a megabyte of quotes in no time', () => {
    const start = process.cpuUsage().user;
    read('"""\n,"\n'.repeat(150_000), { columns: 3, max: 1 << 22 });
    expect(process.cpuUsage().user - start).toBeLessThan(5_000_000);
  }, 20_000);
});
