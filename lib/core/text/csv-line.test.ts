import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv-line.ts';

test('quotes text, leaves numbers, ends the line as RFC 4180 says', () => {
  expect(csvLine(['a "b", c', 12, null, 'x\r\ny'])).toBe('"a ""b"", c",12,,"x\r\ny"\r\n');
});

test.each([...'=+-@\t\r\n＝＋－＠'])('text that begins with %j is no formula', (start) => {
  expect(csvLine([`${start}cmd|' /C calc'!A0`])).toBe(`"'${start}cmd|' /C calc'!A0"\r\n`);
});

test('no cell of any text begins as a formula, and nothing of the text is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cell = csvLine([text]).slice(1, -3).replaceAll('""', '"');
      expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect([text, `'${text}`]).toContain(cell);
    }),
  );
});
