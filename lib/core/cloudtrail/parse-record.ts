import type { ErrorCode } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import { excerptOf } from './excerpt.ts';
import { exactNumber, LongNumber } from './long-number.ts';
import { depthCeiling, type RecordPiece } from './split-pieces.ts';

/** Nesting that a record may have; CloudTrail's own stay below 20. */
export const maxRecordDepth = 100;

/** A parsed record. Numbers that a double cannot hold are `LongNumber`. */
export type JsonObject = Record<string, unknown>;

export type Parsed =
  | {
      readonly kind: 'object';
      readonly value: JsonObject;
      /** Bytes that are no UTF-8 stand in it as lone surrogates. */
      readonly invalidEncoding: boolean;
    }
  | {
      readonly kind: 'reject';
      readonly code: ErrorCode;
      readonly message: string;
      readonly remedy?: string;
      readonly excerpt: string;
    };

/** The record that a piece of `RecordSplitter` holds. */
export function parseRecord(
  piece: Pick<RecordPiece, 'bytes' | 'longNumber'> & Partial<Pick<RecordPiece, 'value'>>,
): Parsed {
  if (piece.value != null) return { kind: 'object', value: piece.value, invalidEncoding: false };
  const { text, invalidEncoding } = decodeText(piece.bytes);
  let value: unknown;
  try {
    value = piece.longNumber ? JSON.parse(text, exactly) : JSON.parse(text);
  } catch (error) {
    return reject('bad_json', `The record is no JSON: ${reason(error)}`, piece.bytes);
  }
  if (isObject(value)) return { kind: 'object', value, invalidEncoding };
  return reject('not_an_object', `Expected a record, found ${nameOf(value)}.`, piece.bytes);
}

/**
 * JSON that travels as a string inside a record, with numbers kept exactly. Null where it is no
 * JSON, and where it is nested deeper than later steps can follow.
 */
export function parseText(text: string): unknown {
  if (nestsDeeper(text, depthCeiling)) return null;
  try {
    return /[0-9.eE+-]{16}|\d[eE]/.test(text) ? JSON.parse(text, exactly) : JSON.parse(text);
  } catch {
    return null;
  }
}

/** A JSON object: neither null nor a list, nor a number that is kept as text. */
export function isObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LongNumber)
  );
}

function exactly(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && context?.source !== undefined
    ? exactNumber(value, context.source)
    : value;
}

/** Counts brackets outside strings; an upper bound where the text is broken. */
function nestsDeeper(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22) inString = !inString;
    else if (inString) {
      if (c === 0x5c) i++;
    } else if (c === 0x7b || c === 0x5b) {
      if (++depth > limit) return true;
    } else if (c === 0x7d || c === 0x5d) depth--;
  }
  return false;
}

function reject(code: ErrorCode, message: string, bytes: Uint8Array): Parsed {
  return { kind: 'reject', code, message, excerpt: excerptOf(bytes.subarray(0, 200)) };
}

function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // V8 quotes the whole input in some messages.
  return text.split(/[,.] "|\n/)[0]?.slice(0, 120) ?? 'unreadable';
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
