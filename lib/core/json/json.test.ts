import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenJson, parseJson } from './flatten-json.ts';
import { prettyJson } from './pretty-json.ts';

describe('prettyJson', () => {
  it('lays out as JSON.stringify does, whatever the spacing was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 4 }), (value, indent) => {
        const raw = JSON.stringify(value, null, indent);
        expect(prettyJson(raw)).toBe(JSON.stringify(JSON.parse(raw), null, 2));
      }),
    );
  });

  it('keeps the spelling of numbers, escapes and repeated keys', () => {
    expect(prettyJson('{"a":123456789012345678901,"a":1.0e2,"b":"\\u0041"}')).toBe(
      '{\n  "a": 123456789012345678901,\n  "a": 1.0e2,\n  "b": "\\u0041"\n}',
    );
  });

  it('drops nothing but white space, even from text that is no JSON', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(prettyJson(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('flattenJson', () => {
  it('names every scalar by its way', () => {
    const { fields } = flattenJson(
      parseJson('{"a":{"b":[1,{"c":null}]},"d":"x","e":{},"n":12345678901234567890}'),
    );
    expect(fields).toEqual([
      { path: 'a.b[0]', value: '1', kind: 'number' },
      { path: 'a.b[1].c', value: 'null', kind: 'null' },
      { path: 'd', value: 'x', kind: 'string' },
      { path: 'e', value: '{}', kind: 'empty' },
      { path: 'n', value: '12345678901234567890', kind: 'number' },
    ]);
  });

  it('stops at its limit and says so', () => {
    const wide = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, i]));
    expect(flattenJson(wide, 10)).toMatchObject({ cut: true });
    expect(flattenJson(wide, 10).fields).toHaveLength(10);
    expect(flattenJson(wide, 50).cut).toBe(false);
  });

  it('takes keys that mean something to JavaScript as mere names', () => {
    const { fields } = flattenJson(parseJson('{"__proto__":{"polluted":true},"constructor":"x"}'));
    expect(fields.map((f) => f.path)).toEqual(['__proto__.polluted', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('survives depth', () => {
    const raw = `${'['.repeat(5000)}1${']'.repeat(5000)}`;
    expect(flattenJson(parseJson(raw)).fields).toHaveLength(1);
  });
});
