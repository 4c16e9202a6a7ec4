import { gunzipSync } from 'node:zlib';
import type { Unpack } from '#lib/core/cloudtrail/envelopes.ts';

/** CloudWatch Logs packs at most 1 MB into a message; a bomb of that size would make a gigabyte. */
const mostBytes = 64 << 20;
/** What the messages of a document may unpack to together, per byte of it; records pack some 20 to 1. */
const mostRatio = 100;

/**
 * Opens base64 fields of the log envelopes in one document: what they hold as text, gzip unpacked
 * (CloudWatch Logs subscriptions). Null where that is no JSON text, or more than the document's size
 * allows: `bytesRead` tells how much of it was read so far.
 */
export function unpackBase64(bytesRead: () => number): Unpack {
  let made = 0;
  return (base64) => {
    const packed = Buffer.from(base64, 'base64');
    const isGzip = packed[0] === 0x1f && packed[1] === 0x8b;
    const room = Math.min(mostBytes, mostBytes + mostRatio * bytesRead() - made);
    if (isGzip && room <= 0) return null;
    try {
      const bytes = isGzip ? gunzipSync(packed, { maxOutputLength: room }) : packed;
      made += isGzip ? bytes.length : 0;
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return /^\s*\{/.test(text) ? text : null;
    } catch {
      // A bomb was unpacked up to its limit before it was given up.
      made += isGzip ? Math.min(room, packed.length * 1032) : 0;
      return null;
    }
  };
}
