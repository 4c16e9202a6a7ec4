import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentText } from './content.test-support.ts';
import { contentBytes } from './content-bytes.ts';
import { maskSessionTokens } from './mask-session-tokens.ts';
import { parseRecord } from './parse-record.ts';

const encoder = new TextEncoder();

function textOf(json: string): string {
  const parsed = parseRecord({ bytes: encoder.encode(json), longNumber: true });
  if (parsed.kind === 'reject') throw new Error(parsed.message);
  return contentText(parsed.value);
}

const json = fc.jsonValue({ maxDepth: 4 });
const records = fc
  .dictionary(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'constructor', 'a')), json)
  // As a parser makes them: plain objects, `__proto__` a key like any other.
  .map((record): object => JSON.parse(JSON.stringify(record)));

/** The same value with the keys of every object turned round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reversed(entry)]),
  );
}

/** The same value with its n-th leaf made another. */
function changed(value: unknown, state: { left: number }): unknown {
  if (Array.isArray(value)) return value.map((entry) => changed(entry, state));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, changed(entry, state)]));
  if (state.left-- !== 0) return value;
  return typeof value === 'string' ? `${value}x` : typeof value === 'number' ? String(value) : 0;
}

function leaves(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, entry) => sum + leaves(entry), 0);
}

describe('contentText', { timeout: 30_000 }, () => {
  it('does not change with the order of keys, at any depth', () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(contentText(reversed(record) as object)).toBe(contentText(record));
      }),
    );
  });

  it('changes with any leaf', () => {
    fc.assert(
      fc.property(records, fc.nat(), (record, which) => {
        const count = leaves(record);
        fc.pre(count > 0);
        expect(contentText(changed(record, { left: which % count }) as object)).not.toBe(contentText(record));
      }),
    );
  });

  it('is equal for two values only where they are equal', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        let same = true;
        try {
          expect(a).toStrictEqual(b);
        } catch {
          same = false;
        }
        expect(contentText(a) === contentText(b)).toBe(same);
      }),
    );
  });

  it.each([
    ['{"a":["b","c"]}', '{"a":["b,c"]}'],
    ['{"a":"b","c":"d"}', '{"a":"b1:cs1:d"}'],
    ['{"a":1}', '{"a":"1"}'],
    ['{"a":null}', '{}'],
    ['{"a":null}', '{"a":"null"}'],
    ['{"a":{}}', '{"a":[]}'],
    ['{"a":0}', '{"a":-0}'],
    ['{"a":"\\ud800"}', '{"a":"\\ufffd"}'],
    ['{"a":"\\ud800"}', '{"a":"\\ud801"}'],
    ['{"a":"\\ud800"}', '{"a":"\\\\d800;"}'],
    ['{"\\udc00":1}', '{"\\udc01":1}'],
    ['{"a":"\\u0000"}', '{"a":""}'],
    ['{"__proto__":{"b":1}}', '{}'],
    ['{"__proto__":{"b":1}}', '{"__proto__":{"b":2}}'],
    ['{"a":9007199254740993}', '{"a":9007199254740992}'],
    ['{"a":1e400}', '{"a":1e401}'],
    ['{"a":12345678901234567890}', '{"a":"12345678901234567890"}'],
  ])('tells %s from %s, as UTF-8 too', (a, b) => {
    expect(encoder.encode(textOf(a))).not.toEqual(encoder.encode(textOf(b)));
  });

  it.each([
    ['{"a":200}', '{"a":200.0}'],
    ['{"a":1,"b":{"c":2,"d":3}}', '{"b":{"d":3,"c":2},"a":1}'],
    ['{"a":"\\u00e9"}', '{"a":"é"}'],
  ])('holds %s and %s for the same', (a, b) => {
    expect(textOf(a)).toBe(textOf(b));
  });

  it('stays right when shapes are endless', () => {
    const before = contentText({ b: 1, a: 2 });
    for (let i = 0; i < 60_000; i++) contentText({ [`key${i}`]: 1 });
    expect(contentText({ a: 2, b: 1 })).toBe(before);
  });
});

describe('session tokens', () => {
  const bytesOf = (text: string) => Buffer.from(contentBytes(JSON.parse(text) as object));

  it('count by their mask, so that a masked export is the same event', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (around, token) => {
        const body = JSON.stringify({ SessionToken: token, around });
        const raw = JSON.stringify({ around, credentials: { sessionToken: token, body } });
        expect(bytesOf(maskSessionTokens(raw).text)).toEqual(bytesOf(raw));
      }),
    );
  });

  it('still tell two lengths apart', () => {
    expect(bytesOf('{"sessionToken":"abcd"}')).not.toEqual(bytesOf('{"sessionToken":"abcde"}'));
    expect(bytesOf('{"sessionToken":"abcd"}')).toEqual(bytesOf('{"sessionToken":"efgh"}'));
  });
});
