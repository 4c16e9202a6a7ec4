import { LongNumber } from './long-number.ts';
import type { JsonObject } from './parse-record.ts';

/** Digits as they are: part of every engine that Spoor runs on, not yet of TypeScript's library. */
const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown };

/** A parsed record as JSON text on one line, `LongNumber` by its digits. */
export function formatRecord(record: JsonObject): string {
  return JSON.stringify(record, function replace(this: JsonObject, key: string, value: unknown) {
    const held = this[key];
    return held instanceof LongNumber ? rawJSON(held.source) : value;
  });
}
