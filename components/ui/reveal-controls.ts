/** A stretch of text: as it is, or the name of one character that cannot be seen. */
export interface RevealedPart {
  readonly text: string;
  readonly hidden: boolean;
}

/**
 * Splits text so that a reader sees every character in it: controls (line breaks and tabs too: a
 * value stays one line), format characters (direction marks, zero width, tags), lone surrogates
 * and blank letters become parts of their own that hold their name.
 */
export function revealParts(text: string): readonly RevealedPart[] {
  return text
    .split(invisible)
    .map((part, index) =>
      index % 2 === 0 ? { text: part, hidden: false } : { text: nameOf(part), hidden: true },
    )
    .filter((part) => part.text !== '');
}

/** The same as plain text, hidden characters between `⟨` and `⟩`. */
export function revealControls(text: string): string {
  return revealParts(text)
    .map((part) => (part.hidden ? `⟨${part.text}⟩` : part.text))
    .join('');
}

// Controls, format characters, separators of lines, lone surrogates; then what has no picture though
// Unicode calls it a letter or a mark. In a capture group: split keeps it at every odd index.
const invisible =
  /([\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[\u115F\u1160\u3164\uFFA0]|\u034F|\u17B4|\u17B5|\u180B|\u180C|\u180D|\u180F)/u;

const names: Readonly<Record<string, string>> = {
  '\0': 'NUL',
  '\b': 'BS',
  '\t': 'TAB',
  '\n': 'LF',
  '\r': 'CR',
  '\u001B': 'ESC',
  '\u007F': 'DEL',
};

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return names[character] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
