import { LongNumber } from './long-number.ts';
import { isSecretKey, maskInside, maskValue } from './mask-session-tokens.ts';
import type { JsonObject } from './parse-record.ts';

/** The keys of a shape of object in sorted order. */
interface KeyOrder {
  readonly sorted: readonly string[];
  /** Those whose values are live credentials. */
  readonly secret: ReadonlySet<string> | null;
}

/** A node per sequence of keys as they arrive, so that each order is sorted once. */
interface Shape {
  readonly next: Map<string, Shape>;
  order: KeyOrder | null;
}

/** Hostile records may have endless shapes; the table then starts anew. */
const maxShapes = 50_000;
/** Objects wider than this are maps by some id, and no two alike. */
const maxShapeKeys = 64;
let shapes = 0;
let root = newShape();

function newShape(): Shape {
  shapes++;
  return { next: new Map(), order: null };
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
  }
  length = 0;
  write(record);
  return bytes.subarray(0, length);
}

function write(value: unknown): void {
  if (typeof value === 'string') writeString(maskInside(value));
  else if (typeof value === 'number') {
    byte(tag.number);
    writeString(Object.is(value, -0) ? '-0' : String(value));
  } else if (typeof value === 'boolean') byte(value ? tag.true : tag.false);
  else if (typeof value !== 'object' || value === null) byte(tag.null);
  else if (Array.isArray(value)) writeArray(value);
  else if (value instanceof LongNumber) {
    byte(tag.longNumber);
    writeString(value.source);
  } else writeObject(value as JsonObject);
}

function writeArray(values: readonly unknown[]): void {
  byte(tag.array);
  for (const value of values) write(value);
  byte(tag.arrayEnd);
}

function writeObject(value: JsonObject): void {
  const { sorted, secret } = orderOf(Object.keys(value));
  byte(tag.object);
  for (const key of sorted) {
    writeString(key);
    const held = value[key];
    if (secret?.has(key) && typeof held === 'string') writeString(maskValue(held));
    else write(held);
  }
  byte(tag.objectEnd);
}

function writeString(value: string): void {
  const count = value.length;
  reserve(10 + count * 2);
  const start = length;
  let at = start + 1;
  let rest = count;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) | 128;
  bytes[at++] = rest;
  let all = 0;
  for (let index = 0; index < count; index += 1) {
    const unit = value.charCodeAt(index);
    all |= unit;
    bytes[at + index] = unit;
  }
  bytes[start] = all < 256 ? tag.narrow : tag.wide;
  length = at + count;
  if (all >= 256) writeWide(value, at);
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

function orderOf(keys: readonly string[]): KeyOrder {
  if (keys.length > maxShapeKeys) return keyOrder(keys);
  let shape = root;
  for (const key of keys) {
    let next = shape.next.get(key);
    if (next === undefined) {
      next = newShape();
      shape.next.set(key, next);
    }
    shape = next;
  }
  shape.order ??= keyOrder(keys);
  return shape.order;
}

function keyOrder(keys: readonly string[]): KeyOrder {
  const secret = keys.filter(isSecretKey);
  return { sorted: keys.toSorted(), secret: secret.length === 0 ? null : new Set(secret) };
}
