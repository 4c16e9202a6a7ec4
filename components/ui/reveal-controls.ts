/**
 * Shows what a reader cannot see: C0 controls and DEL as their Unicode pictures (␀ … ␡), C1
 * controls, direction overrides, zero-width and other invisible characters as `⟨U+202E⟩`.
 * A line break or tab inside a value is shown too: a value stays one line.
 */
export function revealControls(text: string): string {
  return text.replace(invisible, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '␡';
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

// Controls, format characters (direction marks, zero width, tags), separators of lines, lone
// surrogates; then what has no picture though Unicode calls it a letter or a mark.
const invisible =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[\u115F\u1160\u3164\uFFA0]|\u034F|\u17B4|\u17B5|\u180B|\u180C|\u180D|\u180F/gu;
