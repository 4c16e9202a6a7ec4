import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tarEnd, tarHeaders, tarPadding } from '#lib/core/imports/tar-header.ts';
import { openAll, texts } from './open-all.test-support.ts';

const segment = fc
  .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
  .map((text) => `n${text.replace(/[\p{C}/\\\u2028\u2029]/gu, '')}`);

test('what a page packs is read as the same files under the same paths', async () => {
  const files = fc.uniqueArray(
    fc.record({
      path: fc.array(segment, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('/')),
      text: fc.string({ minLength: 1 }),
    }),
    { selector: ({ path }) => path, maxLength: 6, minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(files, async (packed) => {
      const parts = packed.flatMap(({ path, text }) => {
        const bytes = Buffer.from(text);
        return [tarHeaders(path, bytes.length), bytes, tarPadding(bytes.length)];
      });
      const opened = await openAll('pack.tar', Buffer.concat([...parts, tarEnd]));
      expect(opened.rejected).toEqual([]);
      expect(texts(opened)).toEqual(
        Object.fromEntries(
          packed.map(({ path, text }) => [`pack.tar!${path}`, Buffer.from(text).toString()]),
        ),
      );
    }),
    { numRuns: 60 },
  );
});
