import { int8Oid } from './copy-buffer.ts';
import type { IdHalves } from './id-cache.ts';

export function compareIds(a: IdHalves, b: IdHalves): number {
  return a.high - b.high || (a.low >>> 0) - (b.low >>> 0);
}

export function toBigInt({ high, low }: IdHalves): bigint {
  return (BigInt(high) << 32n) | BigInt(low >>> 0);
}

/** A parameter that PostgreSQL reads as bigint[]: as text each id would be spelled, quoted and parsed. */
export function encodeIds(ids: readonly IdHalves[]): Buffer {
  const bytes = Buffer.allocUnsafe(20 + ids.length * 12);
  const head = ids.length === 0 ? [0, 0, int8Oid] : [1, 0, int8Oid, ids.length, 1];
  let at = 0;
  for (const word of head) at = bytes.writeInt32BE(word, at);
  for (const { high, low } of ids) {
    at = bytes.writeInt32BE(8, at);
    at = bytes.writeInt32BE(high, at);
    at = bytes.writeInt32BE(low, at);
  }
  return bytes.subarray(0, at);
}
