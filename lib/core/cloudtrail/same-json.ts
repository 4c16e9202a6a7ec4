import { LongNumber } from './long-number.ts';
import type { JsonObject } from './parse-record.ts';

/**
 * Whether two parsed values have the same text, white space and escapes aside: keys in the same order,
 * -0 apart from 0, `LongNumber` by its digits. So nothing that is read from one is otherwise in the other.
 */
export function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a === 'string') return a === b;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (a instanceof LongNumber || b instanceof LongNumber)
    return a instanceof LongNumber && b instanceof LongNumber && a.source === b.source;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((value, at) => sameJson(value, b[at]))
    );
  const keys = Object.keys(a);
  const others = Object.keys(b);
  if (keys.length !== others.length) return false;
  // Keys first: one that is not there would be looked for in the prototype.
  for (let at = 0; at < keys.length; at += 1) if (keys[at] !== others[at]) return false;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] as string;
    if (!sameJson((a as JsonObject)[key], (b as JsonObject)[key])) return false;
  }
  return true;
}
