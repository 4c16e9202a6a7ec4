import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LongNumber } from './long-number.ts';
import { parseRecord, parseText } from './parse-record.ts';

const encoder = new TextEncoder();

function parse(json: string | readonly number[], longNumber = false) {
  const parsed = parseRecord({
    bytes: typeof json === 'string' ? encoder.encode(json) : Uint8Array.from(json),
    longNumber,
  });
  if (parsed.kind === 'reject') throw new Error(parsed.message);
  return parsed;
}

describe('parseRecord', () => {
  it.each(['12345678901234567890', '-9007199254740993', '1e400', '-1E-400', '0.12345678901234567890'])(
    'keeps every digit of %s',
    (source) => {
      expect(parse(`{"a":[${source}]}`, true).value).toEqual({ a: [new LongNumber(source)] });
    },
  );

  it.each([
    ['1.0e3', 1000],
    ['9007199254740991', 9007199254740991],
    ['1700000000000.000', 1700000000000],
    ['-0', -0],
    ['0.5', 0.5],
    ['1234567890.12345', 1234567890.12345],
  ])('leaves %s a number, which holds it', (source, value) => {
    expect(parse(`{"a":${source}}`, true).value.a).toBe(value);
  });

  it('takes invalid UTF-8, says so, and keeps different bytes different', () => {
    const quoted = (...bytes: number[]) => [...encoder.encode('{"a":"x'), ...bytes, ...encoder.encode('é"}')];
    const one = parse(quoted(0xff, 0xc3));
    const other = parse(quoted(0xfe, 0xc3));
    expect(one.invalidEncoding).toBe(true);
    expect(one.value.a).toBe('x\udcff\udcc3é');
    expect(one.value).not.toEqual(other.value);
    expect(parse('{"a":"é😀"}')).toEqual({ kind: 'object', value: { a: 'é😀' }, invalidEncoding: false });
  });

  it('decodes whatever is valid around whatever is not', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.uint8Array({ min: 0x80, minLength: 1, maxLength: 4 }),
        (text, bad) => {
          const plain = JSON.stringify(text).slice(1, -1);
          const json = [...encoder.encode(`{"a":"${plain}`), ...bad, ...encoder.encode(`|${plain}"}`)];
          const value = String(parse(json).value.a);
          expect(value.startsWith(text)).toBe(true);
          expect(value.endsWith(`|${text}`)).toBe(true);
        },
      ),
    );
  });

  it('never changes a prototype', () => {
    const { value } = parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}', true);
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['[1]', 'not_an_object'],
    ['"x"', 'not_an_object'],
    ['null', 'not_an_object'],
    ['{"a":}', 'bad_json'],
    ['', 'bad_json'],
  ])('refuses %s as %s', (json, code) => {
    expect(parseRecord({ bytes: encoder.encode(json), longNumber: false })).toMatchObject({
      kind: 'reject',
      code,
    });
  });
});

describe('parseText', () => {
  it('keeps long numbers', () => {
    expect(parseText('{"a":12345678901234567890}')).toEqual({ a: new LongNumber('12345678901234567890') });
  });

  it('answers null for what is no JSON and for what is nested too deep', () => {
    expect(parseText('{"a"')).toBeNull();
    expect(parseText('['.repeat(10_000) + ']'.repeat(10_000))).toBeNull();
  });
});
