import { keepContent, knownContent } from './caller.ts';
import { LongNumber } from './long-number.ts';
import { isSecretKey, maskInside, maskValue } from './mask-session-tokens.ts';
import type { JsonObject } from './parse-record.ts';

/** The keys of a shape of object as they arrive, and in sorted order. */
interface KeyOrder {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
  /** Those whose values are live credentials. */
  readonly secret: ReadonlySet<string> | null;
  /** By position in `sorted`: the order of the object that was last met there, mostly the next one's. */
  readonly under: (KeyOrder | undefined)[];
}

/** A node per sequence of keys as they arrive, so that each order is sorted once. */
interface Shape {
  readonly next: Map<string, Shape>;
  /** The key that came here last, mostly the only one, and what it led to. */
  lastKey: string;
  last: Shape | null;
  order: KeyOrder | null;
}

/** Hostile records may have endless shapes; the table then starts anew. */
const maxShapes = 50_000;
/** Objects wider than this are maps by some id, and no two alike. */
const maxShapeKeys = 64;
let shapes = 0;
let root = newShape();
let last: KeyOrder | undefined;

function newShape(): Shape {
  shapes++;
  return { next: new Map(), lastKey: '', last: null, order: null };
}

const tag = {
  narrow: 0x73,
  wide: 0x53,
  number: 0x6e,
  longNumber: 0x4e,
  true: 0x74,
  false: 0x66,
  null: 0x7a,
  array: 0x5b,
  arrayEnd: 0x5d,
  object: 0x7b,
  objectEnd: 0x7d,
} as const;

// Written byte by byte into one buffer: strings joined and encoded cost three times as much.
let bytes = new Uint8Array(1 << 16);
let length = 0;

/**
 * A record's content as bytes: equal exactly when the JSON values are equal, in whatever key order
 * they arrive. Every value is tagged and strings carry their length, so no two values share their
 * bytes. Numbers count by value (200 equals 200.0, -0 differs from 0), `LongNumber` by its digits.
 * Strings are their UTF-16 units, a byte each where all fit, so lone surrogates stay apart too.
 * Session tokens count by their mask: a record means the same whether it was exported masked or not.
 * The answer is a view that the next call overwrites.
 */
export function contentBytes(record: object): Uint8Array {
  if (shapes > maxShapes) {
    shapes = 0;
    root = newShape();
    last = undefined;
  }
  length = 0;
  last = write(record, last);
  return bytes.subarray(0, length);
}

/** `hint`: the order of the keys that are likely; answers that for the next value in this place. */
function write(value: unknown, hint: KeyOrder | undefined): KeyOrder | undefined {
  if (typeof value === 'string') writeText(value);
  else if (typeof value === 'number') {
    byte(tag.number);
    writeString(Object.is(value, -0) ? '-0' : String(value));
  } else if (typeof value === 'boolean') byte(value ? tag.true : tag.false);
  else if (typeof value !== 'object' || value === null) byte(tag.null);
  else if (Array.isArray(value)) return writeArray(value, hint);
  else if (value instanceof LongNumber) {
    byte(tag.longNumber);
    writeString(value.source);
  } else return writeObject(value as JsonObject, hint);
  return hint;
}

function writeArray(values: readonly unknown[], hint: KeyOrder | undefined): KeyOrder | undefined {
  byte(tag.array);
  let order = hint;
  for (const value of values) order = write(value, order);
  byte(tag.arrayEnd);
  return order;
}

function writeObject(value: JsonObject, hint: KeyOrder | undefined): KeyOrder | undefined {
  const order = orderOf(Object.keys(value), hint);
  const { sorted, secret, under } = order;
  byte(tag.object);
  for (let at = 0; at < sorted.length; at += 1) {
    const key = sorted[at] as string;
    writeString(key);
    const held = value[key];
    if (typeof held === 'string') {
      if (secret?.has(key)) writeString(maskValue(held));
      else writeText(held);
    } else under[at] = key === 'userIdentity' ? writeCaller(held, under[at]) : write(held, under[at]);
  }
  byte(tag.objectEnd);
  return sorted.length > maxShapeKeys ? undefined : order;
}

/** Mostly the same as in a record before, whose bytes are then copied. */
function writeCaller(userIdentity: unknown, hint: KeyOrder | undefined): KeyOrder | undefined {
  const known = knownContent(userIdentity);
  if (known === null) {
    const start = length;
    const order = write(userIdentity, hint);
    keepContent(userIdentity, bytes.subarray(start, length));
    return order;
  }
  reserve(known.length);
  bytes.set(known, length);
  length += known.length;
  return hint;
}

/** A string that may carry JSON, and tokens in it. */
function writeText(value: string): void {
  const start = length;
  if (!writeString(value)) return;
  const masked = maskInside(value);
  if (masked === value) return;
  length = start;
  writeString(masked);
}

/** Answers whether a quotation mark is in it. */
function writeString(value: string): boolean {
  const count = value.length;
  reserve(10 + count * 2);
  const start = length;
  let at = start + 1;
  let rest = count;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) | 128;
  bytes[at++] = rest;
  let all = 0;
  let quoted = false;
  for (let index = 0; index < count; index += 1) {
    const unit = value.charCodeAt(index);
    all |= unit;
    if (unit === 0x22) quoted = true;
    bytes[at + index] = unit;
  }
  bytes[start] = all < 256 ? tag.narrow : tag.wide;
  length = at + count;
  if (all >= 256) writeWide(value, at);
  return quoted;
}

/** The same place again, two bytes a unit. */
function writeWide(value: string, at: number): void {
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    bytes[at + index * 2] = unit;
    bytes[at + index * 2 + 1] = unit >>> 8;
  }
  length = at + value.length * 2;
}

function byte(value: number): void {
  reserve(1);
  bytes[length++] = value;
}

function reserve(more: number): void {
  if (length + more <= bytes.length) return;
  const grown = new Uint8Array(Math.max(bytes.length * 2, length + more));
  grown.set(bytes.subarray(0, length));
  bytes = grown;
}

function orderOf(keys: readonly string[], hint: KeyOrder | undefined): KeyOrder {
  if (hint !== undefined && sameKeys(keys, hint.keys)) return hint;
  if (keys.length > maxShapeKeys) return keyOrder(keys);
  let shape = root;
  for (const key of keys)
    shape = shape.last !== null && shape.lastKey === key ? shape.last : step(shape, key);
  shape.order ??= keyOrder(keys);
  return shape.order;
}

function step(shape: Shape, key: string): Shape {
  let next = shape.next.get(key);
  if (next === undefined) {
    next = newShape();
    shape.next.set(key, next);
  }
  shape.lastKey = key;
  shape.last = next;
  return next;
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function keyOrder(keys: readonly string[]): KeyOrder {
  const secret = keys.filter(isSecretKey);
  return {
    keys,
    sorted: keys.toSorted(),
    secret: secret.length === 0 ? null : new Set(secret),
    under: keys.map(() => undefined),
  };
}
