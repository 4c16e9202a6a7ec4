import { CLOSE_OBJECT, COMMA, isSpace, OPEN_OBJECT } from './json-bytes.ts';
import { isObject, type JsonObject } from './parse-record.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Longer texts lie where V8 makes room for each by itself: ten times as dear as reading them. */
const longestChunk = 64 * 1024;

/** From this length on a double may not hold a number, and below where an exponent says so. */
const longFrom = 16;
const exponent = /\d[eE][+-]?\d/;
/** 1 for what numbers are made of. */
const inNumber = new Uint8Array(256);
for (const c of '0123456789.eE+-') inNumber[c.charCodeAt(0)] = 1;

export interface SkimmedRecord {
  /** Indexes in the chunk: the end of the record, and the `{` of the one that follows. */
  readonly end: number;
  readonly next: number;
  readonly value: JsonObject;
}

/**
 * Reads records that lie side by side in a chunk without a look at each of their bytes: from a known
 * start, the first key of all records is looked for once more, and what lies between is parsed. Where
 * JSON.parse takes that as one value, the record ends there by JSON's own grammar, whatever its strings
 * hold. Anything out of the ordinary is answered by null, for the reader in split-records.ts to see to.
 */
export class RecordSkimmer {
  readonly #maxDepth: number;
  #chunk: Uint8Array | null = null;
  /** The chunk as text where a character is a byte; empty where it is not ASCII or no use any more. */
  #text = '';
  #key = '';
  #capital = -1;
  /** Where the next of these stands, at or after the place that was asked for last; -1 for nowhere. */
  #list = -1;
  #newline = -1;

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth;
  }

  /** The record at index `at`, if its first key is `first` and another with that follows it: after a comma in a list. */
  next(chunk: Uint8Array, at: number, first: string, inList: boolean): SkimmedRecord | null {
    if (chunk !== this.#chunk) this.#begin(chunk, first);
    const text = this.#text;
    const keyAt = passSpace(chunk, at + 1);
    if (!text.startsWith(this.#key, keyAt)) return null;
    const nextKey = this.#find(keyAt + this.#key.length);
    if (nextKey < 0) return this.#giveUp();
    const next = passSpaceBack(chunk, nextKey - 1);
    const end = endBefore(chunk, next, inList) + 1;
    if (end <= at || !this.#isShallow(at, end)) return null;
    const json = text.slice(at, end);
    const value = parse(json);
    if (value === null) return this.#giveUp();
    const numbers = numbersIn(value);
    if (numbers !== Numbers.NONE && holdsLongRun(chunk, at, end)) return null;
    return numbers === Numbers.ODD && exponent.test(json) ? null : { end, next, value };
  }

  /** The place of the first line break from `from` on, -1 where there is none. */
  newlineFrom(from: number): number {
    if (this.#newline >= 0 && this.#newline < from) this.#newline = this.#text.indexOf('\n', from);
    return this.#newline;
  }

  #begin(chunk: Uint8Array, first: string): void {
    this.#chunk = chunk;
    this.#text = chunk.length > longestChunk ? '' : asciiOf(chunk);
    this.#list = this.#text.indexOf('[');
    this.#newline = this.#text.indexOf('\n');
    this.#key = `"${first}"`;
    this.#capital = this.#key.search(/[A-Z]/);
  }

  /** Nothing more of this chunk: where one record is odd others may be, and each try costs. */
  #giveUp(): null {
    this.#text = '';
    return null;
  }

  /** Where the key stands next, by a capital letter if it has one: small ones and quotes are everywhere. */
  #find(from: number): number {
    const capital = this.#capital;
    const text = this.#text;
    if (capital < 0) return text.indexOf(this.#key, from);
    const letter = this.#key.charAt(capital);
    for (let at = text.indexOf(letter, from + capital); at >= 0; at = text.indexOf(letter, at + 1))
      if (text.startsWith(this.#key, at - capital)) return at - capital;
    return -1;
  }

  /** No more brackets than levels that are allowed, those inside strings counted as well. */
  #isShallow(at: number, end: number): boolean {
    const text = this.#text;
    let left = this.#maxDepth;
    for (let found = at; found >= 0 && found < end; found = text.indexOf('{', found + 1)) left -= 1;
    if (this.#list >= 0 && this.#list < at) this.#list = text.indexOf('[', at);
    for (; this.#list >= 0 && this.#list < end; this.#list = text.indexOf('[', this.#list + 1)) left -= 1;
    return left >= 0;
  }
}

/** The chunk as text, empty where a character of it is more than a byte. */
function asciiOf(chunk: Uint8Array): string {
  try {
    const text = strict.decode(chunk);
    return text.length === chunk.length ? text : '';
  } catch {
    return '';
  }
}

function passSpace(chunk: Uint8Array, from: number): number {
  let at = from;
  while (at < chunk.length && isSpace(chunk[at] as number)) at += 1;
  return at;
}

function passSpaceBack(chunk: Uint8Array, from: number): number {
  let at = from;
  while (at >= 0 && isSpace(chunk[at] as number)) at -= 1;
  return at;
}

/** The last byte of the record before the `{` at `next`, -1 where the two are parted otherwise. */
function endBefore(chunk: Uint8Array, next: number, inList: boolean): number {
  if (next < 0 || chunk[next] !== OPEN_OBJECT) return -1;
  let end = passSpaceBack(chunk, next - 1);
  if (inList) {
    if (end < 0 || chunk[end] !== COMMA) return -1;
    end = passSpaceBack(chunk, end - 1);
  }
  return end >= 0 && chunk[end] === CLOSE_OBJECT ? end : -1;
}

function parse(json: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** How closely a record's numbers have to be looked at: zero and what is not finite may be said by an exponent. */
const Numbers = { NONE: 0, PLAIN: 1, ODD: 2 } as const;

function numbersIn(value: JsonObject): number {
  let most: number = Numbers.NONE;
  for (const key in value) {
    const held = value[key];
    if (typeof held === 'string') continue;
    const found = numbersOf(held);
    if (found > most) most = found;
  }
  return most;
}

function numbersOf(value: unknown): number {
  if (typeof value === 'number') return value === 0 || !Number.isFinite(value) ? Numbers.ODD : Numbers.PLAIN;
  if (typeof value !== 'object' || value === null) return Numbers.NONE;
  if (!Array.isArray(value)) return numbersIn(value as JsonObject);
  let most: number = Numbers.NONE;
  for (const entry of value) most = Math.max(most, numbersOf(entry));
  return most;
}

/** Whether a long number may stand between two brackets: one byte in so many is enough to meet each. */
function holdsLongRun(chunk: Uint8Array, at: number, end: number): boolean {
  for (let middle = at + longFrom - 1; middle < end; middle += longFrom) {
    if (inNumber[chunk[middle] as number] === 0) continue;
    let from = middle;
    let to = middle + 1;
    while (inNumber[chunk[from - 1] as number] === 1) from -= 1;
    while (inNumber[chunk[to] as number] === 1) to += 1;
    if (to - from >= longFrom) return true;
  }
  return false;
}
