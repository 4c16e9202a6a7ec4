const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export interface DecodedText {
  readonly text: string;
  readonly invalidEncoding: boolean;
}

/**
 * UTF-8 bytes as text. Bytes that are no UTF-8 become lone surrogates U+DC80 to U+DCFF (one per
 * byte, as Python's surrogateescape does), so that different bytes stay different.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  try {
    return { text: strict.decode(bytes), invalidEncoding: false };
  } catch {
    return { text: decodeEscaping(bytes), invalidEncoding: true };
  }
}

function decodeEscaping(bytes: Uint8Array): string {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length > 0) {
      i += length;
      continue;
    }
    parts.push(strict.decode(bytes.subarray(from, i)), String.fromCharCode(0xdc00 + (bytes[i] as number)));
    i += 1;
    from = i;
  }
  parts.push(strict.decode(bytes.subarray(from)));
  return parts.join('');
}

/** Length of the well-formed sequence at `i` (Unicode 15, table 3-7), 0 where there is none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const a = bytes[i] ?? 0;
  if (a < 0x80) return 1;
  const b = bytes[i + 1] ?? 0;
  if (a >= 0xc2 && a <= 0xdf) return isTail(b) ? 2 : 0;
  if (a >= 0xe0 && a <= 0xef) {
    const low = a === 0xe0 ? 0xa0 : 0x80;
    const high = a === 0xed ? 0x9f : 0xbf;
    return b >= low && b <= high && isTail(bytes[i + 2] ?? 0) ? 3 : 0;
  }
  if (a < 0xf0 || a > 0xf4) return 0;
  const low = a === 0xf0 ? 0x90 : 0x80;
  const high = a === 0xf4 ? 0x8f : 0xbf;
  return b >= low && b <= high && isTail(bytes[i + 2] ?? 0) && isTail(bytes[i + 3] ?? 0) ? 4 : 0;
}

function isTail(c: number): boolean {
  return c >= 0x80 && c <= 0xbf;
}
