import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSession } from '../roles/read-session.ts';
import { contentText } from './content.test-support.ts';
import { readIdentity } from './identity.ts';
import { normalise } from './normalise.ts';
import { type JsonObject, parseRecord } from './parse-record.ts';
import { sameJson } from './same-json.ts';

const encoder = new TextEncoder();

function parsed(json: string): JsonObject {
  const record = parseRecord({ bytes: encoder.encode(json), longNumber: true });
  if (record.kind === 'reject') throw new Error(record.message);
  return record.value;
}

// Few values in the fields that name a caller, so that different ones meet under one name.
const text = fc.constantFrom(
  'AKIA1',
  'AROA1:x',
  'AROA1:y',
  '',
  'a\0b',
  '\ud800',
  'signin.amazonaws.com',
  'true',
);
const leaf = fc.oneof(
  text,
  fc
    .constantFrom('0', '-0', '1', '12345678901234567890', '1e400', 'null', 'true', '[]', '{}')
    .map((raw) => ({ raw })),
);
const key = fc.constantFrom(
  'accessKeyId',
  'principalId',
  'arn',
  'type',
  'source',
  '__proto__',
  'invokedBy',
  'sessionContext',
  'sessionToken',
);
type Written = string;
const written = (value: string | { raw: string }): Written =>
  typeof value === 'string' ? JSON.stringify(value) : value.raw;
const object = (value: fc.Arbitrary<Written>): fc.Arbitrary<Written> =>
  fc
    .uniqueArray(fc.tuple(key, value), { selector: ([name]) => name, maxLength: 4 })
    .map((entries) => `{${entries.map(([name, held]) => `${JSON.stringify(name)}:${held}`).join()}}`);
const flat = leaf.map(written);
const userIdentity = object(
  fc.oneof(
    flat,
    object(flat),
    fc.array(flat, { maxLength: 2 }).map((all) => `[${all.join()}]`),
  ),
);

describe('A caller', () => {
  test('is read as if none had been met before, whoever shares its name', () => {
    fc.assert(
      fc.property(fc.array(userIdentity, { minLength: 2, maxLength: 12 }), (identities) => {
        for (const json of [...identities, ...identities]) {
          const record = parsed(`{"eventName":"A","userIdentity":${json}}`);
          const event = normalise(record);
          const plain = readIdentity(record.userIdentity);
          const clean = (name: string | null) => name?.toWellFormed().replaceAll('\0', '\ufffd') ?? null;
          expect(event.identityType).toBe(plain.identityType);
          expect(event.principal).toBe(clean(plain.principal));
          expect(event.actor).toBe(clean(plain.actor));
          expect(event.accessKeyId).toBe(clean(plain.accessKeyId));
          expect(event.session).toEqual(readSession(record.userIdentity));
          const changed = [plain.principal, plain.actor, plain.accessKeyId].some(
            (name) => clean(name) !== name,
          );
          expect(event.flags & 1).toBe(changed || plain.account !== clean(plain.account) ? 1 : 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('has the same content, read for the first time or again', () => {
    fc.assert(
      fc.property(fc.array(userIdentity, { minLength: 2, maxLength: 12 }), (identities) => {
        for (const json of [...identities, ...identities]) {
          const record = parsed(`{"userIdentity":${json},"z":"z"}`);
          // Content of a record whose caller was not read before it knows nothing of others.
          const plain = contentText(parsed(`{"userIdentitx":${json},"z":"z"}`));
          normalise(record);
          expect(contentText(record)).toBe(plain.replace('userIdentitx', 'userIdentity'));
          expect(contentText(record)).toBe(plain.replace('userIdentitx', 'userIdentity'));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is not kept where it is large', () => {
    const long = JSON.stringify({ accessKeyId: 'AKIALONG', arn: 'x'.repeat(100_000) });
    const texts = [long, long].map((json) => {
      const record = parsed(`{"userIdentity":${json}}`);
      normalise(record);
      return contentText(record);
    });
    expect(texts[0]).toBe(texts[1]);
  });
});

test('A record without a caller says nothing of the one before', () => {
  const nobody = () => {
    const record = parsed('{"eventName":"E","userIdentity":null}');
    normalise(record);
    return contentText(record);
  };
  const texts = ['{"type":"Root"}', '{"type":"IAMUser","accessKeyId":"AKIA1"}'].map((caller) => {
    const before = parsed(`{"eventName":"E","userIdentity":${caller}}`);
    normalise(before);
    contentText(before);
    return nobody();
  });
  expect(new Set([...texts, contentText(parsed('{"eventName":"E","userIdentity":null}'))]).size).toBe(1);
});

describe('sameJson', () => {
  test('holds two values for the same exactly where their texts are', () => {
    fc.assert(
      fc.property(userIdentity, userIdentity, (a, b) => {
        expect(sameJson(parsed(a), parsed(b))).toBe(a === b);
        expect(sameJson(parsed(a), parsed(a))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['{"a":0}', '{"a":-0}'],
    ['{"__proto__":{},"a":1}', '{"a":1,"b":2}'],
    ['{"a":12345678901234567890}', '{"a":{"source":"12345678901234567890"}}'],
    ['{"a":[]}', '{"a":{}}'],
    ['{"a":["b"]}', '{"a":{"0":"b"}}'],
    ['{"a":1,"b":2}', '{"b":2,"a":1}'],
    ['{"a":null}', '{}'],
    ['{"a":1}', '{"a":"1"}'],
  ])('tells %s from %s', (a, b) => {
    expect(sameJson(parsed(a), parsed(b))).toBe(false);
    expect(sameJson(parsed(b), parsed(a))).toBe(false);
  });
});
