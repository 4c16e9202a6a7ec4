/** A stretch of log text: shown as it is, or named because it cannot be seen or would mislead. */
export interface TextPart {
  readonly kind: 'text' | 'invisible';
  /** The text itself, or a name such as `U+202E`. */
  readonly text: string;
}

/** Controls (line breaks too), format characters (bidi, zero width), lone surrogates, odd separators. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u00a0\u3164]/u;
const invisibleRun = /([\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u00a0\u3164])/u;

const names: Record<string, string> = { '\n': '↵', '\r': '␍', '\t': '⇥', '\0': '␀' };

/** Splits text from a log so that every character in it can be seen. */
export function visibleText(text: string): readonly TextPart[] {
  if (!invisible.test(text)) return [{ kind: 'text', text }];
  return text
    .split(invisibleRun)
    .filter((part) => part !== '')
    .map((part) =>
      invisible.test(part) ? { kind: 'invisible', text: nameOf(part) } : { kind: 'text', text: part },
    );
}

function nameOf(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return names[char] ?? `U+${code}`;
}
