import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LongNumber } from './long-number.ts';
import { maxTerms } from './normalised-event.ts';
import { maxTermLength, readTerms } from './terms.ts';

function termsOf(record: Record<string, unknown>): string[] {
  return readTerms(record).terms.map(({ path, value }) => `${path}=${value}`);
}

describe('readTerms', { timeout: 30_000 }, () => {
  it('finds scalars anywhere under the free parts and sharedEventID, and nothing else', () => {
    expect(
      termsOf({
        eventID: 'no',
        requestID: 'no',
        sharedEventID: 's',
        eventName: 'no',
        userIdentity: { arn: 'no' },
        tlsDetails: { tlsVersion: 'no' },
        requestParameters: { bucketName: 'b', n: 7, yes: true, long: new LongNumber('12345678901234567890') },
        responseElements: { instancesSet: { items: [{ id: 'i-1' }, { id: 'i-2' }] } },
        additionalEventData: { MFAUsed: 'No' },
        resources: [{ ARN: 'arn:x' }],
        serviceEventDetails: { keyId: 'k' },
      }),
    ).toEqual([
      'sharedEventID=s',
      'requestParameters.bucketName=b',
      'requestParameters.n=7',
      'requestParameters.yes=true',
      'requestParameters.long=12345678901234567890',
      'responseElements.instancesSet.items.id=i-1',
      'responseElements.instancesSet.items.id=i-2',
      'additionalEventData.MFAUsed=No',
      'resources.ARN=arn:x',
      'serviceEventDetails.keyId=k',
    ]);
  });

  it('takes a free part that is a string', () => {
    expect(termsOf({ requestParameters: 'bucket', responseElements: null })).toEqual([
      'requestParameters=bucket',
    ]);
  });

  it('names a pair once, and one value under two paths twice', () => {
    expect(termsOf({ resources: [{ a: 'x' }, { a: 'x' }, { b: 'x' }] })).toEqual([
      'resources.a=x',
      'resources.b=x',
    ]);
  });

  it('leaves out tokens, secrets, cursors, noise, masks and long values', () => {
    const left = {
      credentials: { sessionToken: 't', accessKeyId: 'ASIA1' },
      nextToken: 't',
      NextToken: 't',
      clientToken: 't',
      clientRequestToken: 't',
      marker: 'm',
      masterUserPassword: 'p',
      clientSecret: 's',
      secretString: 's',
      plaintext: 'p',
      token: { deep: 't' },
      'x-amz-id-2': 'x',
      requestId: 'r',
      _return: true,
      bytesTransferredOut: 5,
      masked: '***',
      removed: '<sensitiveDataRemoved>',
      withheld: 'Value hidden due to security reasons.',
      tokenValue: 't',
      hidden: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      empty: '',
      nothing: null,
      long: 'x'.repeat(maxTermLength + 1),
      secretId: 'arn:secret',
      edge: 'y'.repeat(maxTermLength),
    };
    expect(termsOf({ responseElements: left })).toEqual([
      'responseElements.credentials.accessKeyId=ASIA1',
      'responseElements.secretId=arn:secret',
      `responseElements.edge=${'y'.repeat(maxTermLength)}`,
    ]);
  });

  it('says when there were more than fit, or deeper ones', () => {
    const many = Object.fromEntries(Array.from({ length: maxTerms + 1 }, (_, i) => [`k${i}`, i]));
    expect(readTerms({ requestParameters: many })).toMatchObject({ cut: true });
    expect(readTerms({ requestParameters: many }).terms).toHaveLength(maxTerms);
    let deep: unknown = 'x';
    for (let i = 0; i < 60; i++) deep = [deep];
    expect(readTerms({ resources: deep })).toMatchObject({ cut: true, terms: [] });
  });

  it('cleans paths and values, and says so', () => {
    const { terms, cleaned } = readTerms({ requestParameters: { 'a\0': 'b\ud800' } });
    expect(terms).toEqual([{ path: 'requestParameters.a\ufffd', value: 'b\ufffd' }]);
    expect(cleaned).toBe(true);
    expect(readTerms({ requestParameters: { a: 'b' } }).cleaned).toBe(false);
  });

  it('does not depend on what it read before', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 4 }), (records) => {
        const parts = records.map((requestParameters) => ({ requestParameters }));
        const once = parts.map(readTerms);
        expect(parts.toReversed().map(readTerms).toReversed()).toEqual(once);
      }),
    );
  });

  it('is not led astray by endless keys or by keys of prototypes', () => {
    for (let i = 0; i < 25_000; i++) readTerms({ requestParameters: { [`k${i}`]: 1 } });
    const record = JSON.parse(
      '{"requestParameters":{"__proto__":{"a":"b"},"constructor":"c","toString":"d"}}',
    );
    expect(termsOf(record)).toEqual([
      'requestParameters.__proto__.a=b',
      'requestParameters.constructor=c',
      'requestParameters.toString=d',
    ]);
  });

  it('finds the same whatever keys the records before had, and in which order', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', '1');
    const { fields } = fc.letrec<{ fields: object; value: unknown }>((tie) => ({
      fields: fc
        .uniqueArray(fc.tuple(key, tie('value')), { selector: ([name]) => name, maxLength: 4 })
        .map(fromEntries),
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('x', 'y', 'z'),
        tie('fields'),
        fc.array(tie('value'), { maxLength: 2 }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 6 }), (all) => {
        for (const requestParameters of all)
          expect(termsOf({ requestParameters })).toEqual([
            ...new Set(flat(requestParameters, 'requestParameters')),
          ]);
      }),
      { numRuns: 300 },
    );
  });
});

function fromEntries(entries: [string, unknown][]): object {
  return JSON.parse(
    `{${entries.map(([name, held]) => `${JSON.stringify(name)}:${JSON.stringify(held)}`).join()}}`,
  );
}

function flat(value: unknown, path: string): string[] {
  if (typeof value === 'string') return [`${path}=${value}`];
  if (Array.isArray(value)) return value.flatMap((entry) => flat(entry, path));
  return Object.entries(value as object).flatMap(([name, held]) => flat(held, `${path}.${name}`));
}
