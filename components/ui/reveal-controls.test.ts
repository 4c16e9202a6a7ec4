import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revealControls, revealParts } from './reveal-controls.ts';

describe('revealControls', () => {
  it('leaves ordinary text in any script as it is', () => {
    for (const text of ['arn:aws:iam::111122223333:user/Élise', '日本語 – عربى', 'a b', '🦌']) {
      expect(revealControls(text)).toBe(text);
    }
  });
  it('names a NUL, an escape, a line break and DEL', () => {
    expect(revealControls('a\0b\u001b[31mc\nd\u007f')).toBe('a⟨NUL⟩b⟨ESC⟩[31mc⟨LF⟩d⟨DEL⟩');
  });
  it('names a direction override, a zero-width space and a lone surrogate by number', () => {
    expect(revealControls('x\u202Etxt.exe')).toBe('x⟨U+202E⟩txt.exe');
    expect(revealControls('\u200B\uD800')).toBe('⟨U+200B⟩⟨U+D800⟩');
  });
  it('tells a hidden character from text that only looks like its name', () => {
    expect(revealParts('⟨LF⟩\n')).toEqual([
      { text: '⟨LF⟩', hidden: false },
      { text: 'LF', hidden: true },
    ]);
  });
  it('leaves nothing invisible behind and loses nothing else, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parts = revealParts(text);
        expect(revealControls(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const visible = parts.filter((part) => !part.hidden).map((part) => part.text);
        const hidden = parts.filter((part) => part.hidden);
        expect([...visible.join('')].length + hidden.length).toBe([...text].length);
      }),
    );
  });
});
