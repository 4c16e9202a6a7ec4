import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskSessionTokens } from './mask-session-tokens.ts';

describe('maskSessionTokens', () => {
  it('replaces the value and says how long it was', () => {
    const raw = '{"credentials": {"accessKeyId":"ASIAEXAMPLE", "sessionToken" : "SECRET+/=" }}';
    expect(maskSessionTokens(raw)).toEqual({
      text: '{"credentials": {"accessKeyId":"ASIAEXAMPLE", "sessionToken" : "(masked by Spoor: 9 characters)" }}',
      masked: 1,
    });
  });

  it('leaves a record without tokens untouched, to the character', () => {
    const raw = '{"a":"sessionToken","b":{"sessionTokens":"x"},"sessionToken":null}';
    expect(maskSessionTokens(raw)).toEqual({ text: raw, masked: 0 });
  });

  it.each([
    ['another case', '{"SessionToken":"SECRET"}'],
    ['escaped letters in the key', '{"session\\u0054oken":"SECRET"}'],
    ['escaped quotes in the value', '{"sessionToken":"SECRET\\"SECRET"}'],
    ['a line break before the value', '{"sessionToken":\n"SECRET"}'],
    ['JSON within a string', JSON.stringify({ body: JSON.stringify({ sessionToken: 'SECRET' }) })],
    [
      'JSON within JSON within a string',
      JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ sessionToken: 'SECRET' }) }) }),
    ],
    ['the header of a signed request', '{"X-Amz-Security-Token":"SECRET"}'],
  ])('masks under %s', (_, raw) => {
    const { text, masked } = maskSessionTokens(raw);
    expect(text).not.toContain('SECRET');
    expect(masked).toBe(1);
    expect(() => JSON.parse(text)).not.toThrow();
  });

  it('never shows a token, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (before, after) => {
        const raw = `{"before":${before},"sessionToken":"SECRET-0815","after":${after}}`;
        const { text } = maskSessionTokens(raw);
        expect(text).not.toContain('SECRET-0815');
        expect(text.startsWith(`{"before":${before}`)).toBe(true);
      }),
    );
  });
});

it('masking what is masked changes nothing and still counts it', () => {
  const once = maskSessionTokens('{"credentials":{"sessionToken":"FwoGZXIvYXdz"}}');
  expect(maskSessionTokens(once.text)).toEqual(once);
});

describe('in a row of a table', () => {
  it.each([
    ['JSON in a cell of a CSV', 'a,"{""credentials"":{""sessionToken"":""SECRETSECRET+/=""}}",b'],
    ['a struct as Athena prints it', 'a,"{credentials={sessiontoken=SECRETSECRET+/=, x=1}}",b'],
  ])('masks in %s, once', (_, raw) => {
    const once = maskSessionTokens(raw);
    expect(once.text).not.toContain('SECRET');
    expect(once.masked).toBe(1);
    expect(maskSessionTokens(once.text)).toEqual(once);
  });
});
