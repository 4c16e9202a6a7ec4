import { expect, test } from 'vitest';
import { splitFileName } from './split-file-name.ts';

test('the time and the id of a CloudTrail file stay together', () => {
  const name = '123456789012_CloudTrail_us-east-1_20260101T0000Z_0123456789abcdef.json.gz';
  expect(splitFileName(name)).toEqual([
    '123456789012_CloudTrail_us-east-1',
    '_20260101T0000Z_0123456789abcdef.json.gz',
  ]);
});

test('the end begins with a word where it can', () => {
  expect(splitFileName('123456789012_CloudTrail_us-east-1_20260101T0000Z_0123456789abcdef.json')[1]).toBe(
    '_20260101T0000Z_0123456789abcdef.json',
  );
});

test('a short name is one part', () => {
  expect(splitFileName('notes.txt')).toEqual(['notes.txt', '']);
});

test('no character is cut in two', () => {
  for (let length = 0; length < 4; length += 1) {
    const name = `${'a'.repeat(length)}${'😀'.repeat(40)}`;
    const parts = splitFileName(name);
    expect(parts.join('')).toBe(name);
    expect(parts.every((part) => part.isWellFormed())).toBe(true);
  }
});
