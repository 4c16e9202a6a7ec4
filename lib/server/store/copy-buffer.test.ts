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

test('a buffer that was cleared writes as a new one does', () => {
  const [used, fresh] = [new CopyBuffer(32), new CopyBuffer(32)];
  for (const each of ['one', 'two', 'x'.repeat(100)]) used.text(each);
  used.clear();
  for (const copy of [used, fresh]) {
    copy.row(2);
    copy.text('a');
    copy.null();
  }
  expect(used.finish().equals(fresh.finish())).toBe(true);
});
