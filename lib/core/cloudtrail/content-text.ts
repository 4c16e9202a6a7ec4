import { LongNumber } from './long-number.ts';
import type { JsonObject } from './parse-record.ts';

interface KeyOrder {
  readonly sorted: readonly string[];
  /** Each sorted key as it is written. */
  readonly written: readonly string[];
}

/** A node per sequence of keys as they arrive: each shape of object is sorted once. */
interface Shape {
  readonly next: Map<string, Shape>;
  order: KeyOrder | null;
}

/** Hostile records may have endless shapes; the table then starts anew. */
const maxShapes = 50_000;
const maxShapeKeys = 64;
let shapes = 0;
let root = newShape();

function newShape(): Shape {
  shapes++;
  return { next: new Map(), order: null };
}

/**
 * A record's content as text: equal exactly when the JSON values are equal, in whatever key order
 * they arrive. Every value is tagged and strings carry their length, so no two values share a text.
 * Numbers count by value (200 equals 200.0, -0 differs from 0), `LongNumber` by its digits. The
 * text is well formed, so that encoding it as UTF-8 loses nothing.
 */
export function contentText(record: object): string {
  if (shapes > maxShapes) {
    shapes = 0;
    root = newShape();
  }
  const text = write(record);
  return text.isWellFormed() ? text : escapeSurrogates(text);
}

function write(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `s${value.length}:${value}`;
    case 'number':
      return Object.is(value, -0) ? 'n-0;' : `n${value};`;
    case 'boolean':
      return value ? 't' : 'f';
    case 'object':
      if (value === null) return 'z';
      if (Array.isArray(value)) return writeArray(value);
      return value instanceof LongNumber ? `N${value.source};` : writeObject(value as JsonObject);
    default:
      // JSON holds nothing else.
      return 'u';
  }
}

function writeArray(values: readonly unknown[]): string {
  let text = '[';
  for (const value of values) text += write(value);
  return `${text}]`;
}

function writeObject(value: JsonObject): string {
  const { sorted, written } = shapeOf(Object.keys(value));
  let text = '{';
  for (let i = 0; i < sorted.length; i++) text += written[i] + write(value[sorted[i] as string]);
  return `${text}}`;
}

function shapeOf(keys: readonly string[]): KeyOrder {
  // Objects this wide are maps by some id, and no two alike.
  if (keys.length > maxShapeKeys) return orderOf(keys);
  let shape = root;
  for (const key of keys) {
    let next = shape.next.get(key);
    if (next === undefined) {
      next = newShape();
      shape.next.set(key, next);
    }
    shape = next;
  }
  shape.order ??= orderOf(keys);
  return shape.order;
}

function orderOf(keys: readonly string[]): KeyOrder {
  const sorted = keys.toSorted();
  return { sorted, written: sorted.map((key) => `${key.length}:${key}`) };
}

/** U+FFFD as UTF-8 would make of every lone surrogate is replaced by its number; `!` marks such texts. */
function escapeSurrogates(text: string): string {
  return `!${text.replace(/\\|\p{Surrogate}/gu, (c) => `\\${c.charCodeAt(0).toString(16)};`)}`;
}
