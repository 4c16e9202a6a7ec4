import { LongNumber } from './long-number.ts';
import { isObject, type JsonObject } from './parse-record.ts';

/** A field as text: strings as they are, numbers and booleans spelled out; null for "" and all else. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof LongNumber)
    return String(value);
  return null;
}

const empty: JsonObject = {};

/** A field that should be an object; an empty one where it is null, a string or a list. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : empty;
}

/** Booleans come as booleans and as strings in any case. */
export function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}
