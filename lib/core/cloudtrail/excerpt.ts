const decoder = new TextDecoder('utf-8');

/**
 * Bytes of a damaged place as one line of text for a person: control characters become spaces,
 * runs that look like credentials or tokens are masked, at most 200 characters.
 */
export function excerptOf(bytes: Uint8Array): string {
  return (
    decoder
      .decode(bytes)
      // A cut in the middle of a character leaves up to three of these at either end.
      .replace(/^�{1,3}|�{1,3}$/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
      .replace(/[\u0000-\u0020\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
      .replace(/[A-Za-z0-9+/=_-]{60,}/g, (token) => `${token.slice(0, 4)}…`)
      .trim()
      .slice(0, 200)
  );
}

/** A byte as it is shown in a message. */
export function showByte(c: number): string {
  if (c === 0x0a) return 'a line break';
  if (c > 0x20 && c < 0x7f) return `'${String.fromCharCode(c)}'`;
  return `byte 0x${c.toString(16).padStart(2, '0')}`;
}
