import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CopyBuffer } from './copy-buffer.ts';

test('a text is its length and its UTF-8, whatever is in it', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      const copy = new CopyBuffer(32);
      const start = copy.length;
      for (const each of texts) copy.text(each);
      const wanted = texts.flatMap((each) => {
        const bytes = Buffer.from(each);
        const head = Buffer.alloc(4);
        head.writeInt32BE(bytes.length);
        return [head, bytes];
      });
      expect(copy.view().subarray(start).equals(Buffer.concat(wanted))).toBe(true);
    }),
  );
});
