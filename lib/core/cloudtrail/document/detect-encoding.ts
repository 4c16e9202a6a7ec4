export type Encoding =
  | { readonly kind: 'utf-8' }
  | { readonly kind: 'utf-16'; readonly bigEndian: boolean }
  /** `name` as people know it. */
  | { readonly kind: 'other'; readonly name: string };

/** Bytes that `detectEncoding` wants to see; fewer only at the end of a document. */
export const encodingHead = 4;

/**
 * The encoding of a document of JSON or of a table, by its byte order mark or by where its first
 * characters, which are ASCII in both, have their zero bytes (RFC 4627, section 3).
 */
export function detectEncoding(head: Uint8Array): Encoding {
  const [a = 0, b = 0, c = 0, d = 0] = head;
  const { length } = head;
  if (length >= 4 && a === 0 && b === 0 && (c === 0xfe || c === 0) && d !== 0)
    return { kind: 'other', name: 'UTF-32' };
  if (length >= 4 && c === 0 && d === 0 && ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)))
    return { kind: 'other', name: 'UTF-32' };
  if (length >= 2 && a === 0xff && b === 0xfe) return { kind: 'utf-16', bigEndian: false };
  if (length >= 2 && a === 0xfe && b === 0xff) return { kind: 'utf-16', bigEndian: true };
  if (length >= 4 && isText(a) && b === 0 && d === 0) return { kind: 'utf-16', bigEndian: false };
  if (length >= 4 && a === 0 && isText(b) && c === 0) return { kind: 'utf-16', bigEndian: true };
  // EBCDIC's brackets or its line of white space before them: from mainframe transfers.
  if (length >= 4 && a === 0xc0 && (b === 0x7f || b === 0x40 || b === 0x25 || b === 0x15))
    return { kind: 'other', name: 'EBCDIC' };
  return { kind: 'utf-8' };
}

function isText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
