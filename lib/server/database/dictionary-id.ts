import { hash } from 'node:crypto';

/**
 * The id of a dictionary or term entry: the first 8 bytes, signed big-endian, of SHA-256 over
 * UTF-8 of `path`, NUL, `value`. Workers and machines agree on it without talking to each other.
 * The path of a typed field is its name in lib/core/view/fields.ts; the path of a path's name is ''.
 */
export function dictionaryId(path: string, value: string): bigint {
  const [high, low] = dictionaryIdParts(path, value);
  return (BigInt(high) << 32n) | BigInt(low >>> 0);
}

/** The same id as two int32 (high, low): what binary COPY writes, without a BigInt per value. */
export function dictionaryIdParts(path: string, value: string): [high: number, low: number] {
  // As text of one byte a character: making a Buffer takes twice as long as the hash itself.
  const digest = hash('sha256', `${path}\0${value}`, 'binary');
  return [int32At(digest, 0), int32At(digest, 4)];
}

function int32At(bytes: string, at: number): number {
  return (
    (bytes.charCodeAt(at) << 24) |
    (bytes.charCodeAt(at + 1) << 16) |
    (bytes.charCodeAt(at + 2) << 8) |
    bytes.charCodeAt(at + 3)
  );
}
