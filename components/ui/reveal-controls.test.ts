import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revealControls } from './reveal-controls.ts';

describe('revealControls', () => {
  it('leaves ordinary text in any script as it is', () => {
    for (const text of ['arn:aws:iam::111122223333:user/Élise', '日本語 – عربى', 'a b', '🦌']) {
      expect(revealControls(text)).toBe(text);
    }
  });
  it('shows a NUL, an escape, a line break and DEL as their pictures', () => {
    expect(revealControls('a\0b\u001b[31mc\nd\u007f')).toBe('a␀b␛[31mc␊d␡');
  });
  it('shows a direction override, a zero-width space and a lone surrogate by number', () => {
    expect(revealControls('x\u202Etxt.exe')).toBe('x⟨U+202E⟩txt.exe');
    expect(revealControls('\u200B\uD800')).toBe('⟨U+200B⟩⟨U+D800⟩');
  });
  it('leaves nothing invisible behind, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(revealControls(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
