import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEventTime } from '../time.ts';
import { readAccount, readBoolean, readText, readTime } from './spreadsheet-cell.ts';

describe('An account id', () => {
  it.each([
    ['528758000123', '528758000123', false],
    ['5.28758E+11', null, true],
    ['5,28758E+11', null, true],
    ['5E+11', null, true],
    ['8758000123', '008758000123', true],
    ['="528758000123"', '528758000123', false],
    ["'528758000123", '528758000123', false],
    ['########', null, true],
  ])('that a spreadsheet shows as %s becomes %s', (cell, value, damaged) => {
    const read = readAccount(cell);
    expect([read.value, read.damage !== null]).toEqual([value, damaged]);
  });

  it('never comes out of a number in scientific notation', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10 ** 11, max: 10 ** 12 - 1 }),
        fc.integer({ min: 0, max: 5 }),
        (id, digits) => {
          expect(readAccount(id.toExponential(digits).replace('e', 'E')).value).toBeNull();
        },
      ),
    );
  });
});

describe('A time', () => {
  it.each([
    ['2024-08-18T11:48:43Z', '2024-08-18T11:48:43Z', false],
    ['2024-08-18 11:48:43', '2024-08-18 11:48:43', false],
    ['2024-08-18 11:48', '2024-08-18T11:48:00Z', true],
    ['2024/8/18 1:48', '2024-08-18T01:48:00Z', true],
    ['8/18/2024 11:48', '2024-08-18T11:48:00Z', true],
    ['18/08/2024 11:48', '2024-08-18T11:48:00Z', true],
    ['18.08.2024 11:48:43', '2024-08-18T11:48:43Z', true],
    ['8.8.2024 11:48', '2024-08-08T11:48:00Z', true],
    ['8/7/2024 1:48:43 PM', '2024-08-07T13:48:43Z', true],
    ['8/7/2024 12:05 AM', '2024-08-07T00:05:00Z', true],
    ['8/18/24 11:48', '2024-08-18T11:48:00Z', true],
    ['45522.4921643519', '2024-08-18T11:48:43.000Z', true],
    ['45522,4921643519', '2024-08-18T11:48:43.000Z', true],
  ])('%s is read as %s', (cell, value, damaged) => {
    const read = readTime(cell);
    expect([read.value, read.damage !== null]).toEqual([value, damaged]);
    expect(parseEventTime(read.value)).not.toBeNull();
  });

  it.each([
    ['8/7/2024 11:48', 'day or month'],
    ['48:43.0', 'without its date'],
    ['4.55225E+04', 'without its date'],
  ])('%s is not guessed', (cell, why) => {
    expect(readTime(cell)).toEqual({ value: null, damage: expect.stringContaining(why) });
  });
});

it.each([
  ['TRUE', true],
  ['false', false],
  ['FALSCH', false],
  ['VRAI', true],
  ['maybe', 'maybe'],
])('A boolean spelled %s is %s', (cell, value) => {
  expect(readBoolean(cell)).toBe(value);
});

it.each([
  ['#NAME?', null],
  ['1.2E+23', null],
  ['66EC74F058E8C61E', '66EC74F058E8C61E'],
  ['57e77200-0000-4000-8000-000000000000', '57e77200-0000-4000-8000-000000000000'],
])('A text shown as %s is %s', (cell, value) => {
  expect(readText(cell).value).toBe(value);
});
