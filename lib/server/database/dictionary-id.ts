import { hash } from 'node:crypto';

/**
 * The id of a dictionary or term entry: the first 8 bytes, signed big-endian, of SHA-256 over
 * UTF-8 of `path`, NUL, `value`. Workers and machines agree on it without talking to each other.
 * The path of a typed field is its name in lib/core/view/fields.ts; the path of a path's name is ''.
 */
export function dictionaryId(path: string, value: string): bigint {
  return digest(path, value).readBigInt64BE(0);
}

/** The same id as two int32 (high, low): what binary COPY writes, without a BigInt per value. */
export function dictionaryIdParts(path: string, value: string): [high: number, low: number] {
  const bytes = digest(path, value);
  return [bytes.readInt32BE(0), bytes.readInt32BE(4)];
}

function digest(path: string, value: string): Buffer {
  return hash('sha256', `${path}\0${value}`, 'buffer');
}
