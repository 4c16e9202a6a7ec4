import { hash } from 'node:crypto';

/**
 * The content identity of a record: the first 128 bits of SHA-256 over `contentText(record)`.
 * A keyless fast hash would let whoever writes logs craft two records that collapse into one.
 */
export function identityKey(contentText: string): Buffer {
  return hash('sha256', contentText, 'buffer').subarray(0, 16);
}
