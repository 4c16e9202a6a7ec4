import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { countOf, formatBytes, formatCount, formatShare } from './format-number.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 KB'],
    [1270, '1.27 KB'],
    [9_996, '10.0 KB'],
    [99_960, '100 KB'],
    [999_499, '999 KB'],
    [999_500, '1.00 MB'],
    [5e9, '5.00 GB'],
  ])('%d is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('never shows more than three digits below 1000 PB', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9e15 }), (bytes) => {
        expect(formatBytes(bytes).replace(/\D/g, '').length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('counts', () => {
  it('groups by thousands and agrees with its noun', () => {
    expect(formatCount(1_204_512)).toBe('1,204,512');
    expect(countOf(1, 'file')).toBe('1 file');
    expect(countOf(0, 'file')).toBe('0 files');
    expect(countOf(2900, 'entry', 'entries')).toBe('2,900 entries');
  });
});

test.each([
  [1, 3, '33 %'],
  [2, 100, '2.0 %'],
  [1, 100_000, '< 0.1 %'],
  [0, 5, '0 %'],
  [5, 5, '100 %'],
  [0, 0, '0 %'],
])('%i of %i is %s', (part, whole, text) => {
  expect(formatShare(part, whole)).toBe(text);
});
