import { gunzipSync } from 'node:zlib';

/** CloudWatch Logs packs at most 1 MB into a message; a bomb of that size would make a gigabyte. */
const mostBytes = 64 << 20;

/**
 * What a base64 field of a log envelope holds, as text: gzip is unpacked (CloudWatch Logs
 * subscriptions), the rest is taken as it is. Null where it is no UTF-8 text, or too long.
 */
export function unpackBase64(base64: string): string | null {
  const packed = Buffer.from(base64, 'base64');
  try {
    const isGzip = packed[0] === 0x1f && packed[1] === 0x8b;
    const bytes = isGzip ? gunzipSync(packed, { maxOutputLength: mostBytes }) : packed;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^\s*\{/.test(text) ? text : null;
  } catch {
    return null;
  }
}
