import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';
import { maxValueLength } from './normalised-event.ts';

it('Cleaned text can be stored, whatever it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 900, maxLength: 1200 }), (text) => {
      const clean = cleanText(text);
      expect(clean.isWellFormed()).toBe(true);
      expect(clean).not.toContain('\0');
      expect(clean.length).toBeLessThanOrEqual(maxValueLength);
      expect(cleanText(clean)).toBe(clean);
    }),
    { numRuns: 50 },
  );
});

it('Text that can be stored stays as it is', () => {
  const text = 'é😀'.repeat(300);
  expect(cleanText(text)).toBe(text);
});

it('Text is never cut inside a character', () => {
  expect(cleanText(`${'x'.repeat(maxValueLength - 1)}😀`)).toBe('x'.repeat(maxValueLength - 1));
});

it('NUL and lone surrogates become U+FFFD', () => {
  expect(cleanText('a\0b\ud800c')).toBe('a\ufffdb\ufffdc');
});
