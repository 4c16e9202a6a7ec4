import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from './visible-text.ts';

describe('visibleText', () => {
  it('leaves ordinary text of any script alone', () => {
    for (const text of ['', 'arn:aws:iam::1:user/bob', 'Müller 東京 💥', 'שלום'])
      expect(visibleText(text)).toEqual([{ kind: 'text', text }]);
  });

  it('names what cannot be seen or would reorder the rest', () => {
    expect(visibleText('a\u202eb\n\0\ud800')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'invisible', text: 'U+202E' },
      { kind: 'text', text: 'b' },
      { kind: 'invisible', text: '↵' },
      { kind: 'invisible', text: '␀' },
      { kind: 'invisible', text: 'U+D800' },
    ]);
  });

  it('lets no such character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visibleText(text)
          .map((part) => part.text)
          .join('');
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });
});
