import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';
import { EventFlag, maxValueLength } from './normalised-event.ts';

const record = {
  eventVersion: '1.08',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::1:user/bob', accountId: '1', accessKeyId: 'AKIA1' },
  eventTime: '2023-07-10T11:42:36Z',
  eventSource: 'lambda.amazonaws.com',
  eventName: 'ListFunctions20150331',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '2001:db8::1',
  userAgent: '[aws-cli/2]',
  requestParameters: { functionName: 'f' },
  responseElements: null,
  requestID: 'r',
  eventID: 'e',
  readOnly: 'true',
  eventType: 'AwsApiCall',
  recipientAccountId: '2',
  eventCategory: 'management',
};

it('A record becomes what lists, charts and facets ask for', () => {
  expect(normalise(record)).toEqual({
    eventTime: Date.UTC(2023, 6, 10, 11, 42, 36),
    timeOrigin: 'record',
    eventID: 'e',
    requestID: 'r',
    sharedEventID: null,
    eventCategory: 'Management',
    eventType: 'AwsApiCall',
    eventSource: 'lambda.amazonaws.com',
    eventName: 'ListFunctions',
    awsRegion: 'eu-west-1',
    account: '2',
    identityType: 'IAMUser',
    principal: 'arn:aws:iam::1:user/bob',
    actor: 'arn:aws:iam::1:user/bob',
    accessKeyId: 'AKIA1',
    session: expect.objectContaining({ key: 'AKIA1', kind: 'access-key' }),
    issuance: null,
    sourceIPAddress: '2001:db8::1',
    userAgent: '[aws-cli/2]',
    outcome: 'success',
    errorCode: null,
    readOnly: 'true',
    flags: 0,
    terms: [{ path: 'requestParameters.functionName', value: 'f' }],
  });
});

describe('normalise', { timeout: 30_000 }, () => {
  it('takes the time of the envelope only where the record has none', () => {
    const { eventTime: _time, ...timeless } = record;
    expect(normalise(record, '2020-01-01T00:00:00Z').timeOrigin).toBe('record');
    expect(normalise(timeless, '2020-01-01T00:00:00Z')).toMatchObject({
      timeOrigin: 'envelope',
      eventTime: Date.UTC(2020, 0, 1),
    });
    expect(normalise(timeless, 'soon')).toMatchObject({ timeOrigin: 'none', eventTime: null });
    expect(normalise({ ...record, eventTime: '1970-01-01T00:00:00Z' })).toMatchObject({
      timeOrigin: 'none',
      eventTime: null,
    });
  });

  it('takes name and source of an Insight record from its details', () => {
    const insight = {
      eventVersion: '1.09',
      eventType: 'AwsCloudTrailInsight',
      insightDetails: { eventSource: 's3.amazonaws.com', eventName: 'GetObject', state: 'Start' },
    };
    expect(normalise(insight)).toMatchObject({
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      eventCategory: 'Insight',
      identityType: 'none',
      principal: null,
    });
  });

  it.each([
    [{ eventCategory: 'Data' }, 'Data'],
    [{ eventCategory: 'NetworkActivity' }, 'NetworkActivity'],
    [{ eventCategory: 'Constructor' }, 'other'],
    [{ eventCategory: undefined, managementEvent: 'false' }, 'Data'],
    [{ eventCategory: undefined, eventType: 'AwsVpceEvents' }, 'NetworkActivity'],
    [{ eventCategory: undefined }, 'Management'],
  ])('reads the category of %j as %s', (fields, category) => {
    expect(normalise({ ...record, ...fields }).eventCategory).toBe(category);
  });

  it.each([
    [{ eventVersion: '1.12' }, EventFlag.newerVersion],
    [{ eventVersion: '1.2' }, 0],
    [{ sessionCredentialFromConsole: 'true' }, EventFlag.console],
    [{ userIdentity: { invokedBy: 'signin.amazonaws.com' } }, EventFlag.console],
    [{ eventType: 'AwsConsoleSignin' }, EventFlag.console],
    [{ userAgent: 'console.ec2.amazonaws.com' }, EventFlag.console],
    [{ userAgent: '[S3Console/0.4, aws-internal/3]' }, EventFlag.console],
    [{ userIdentity: { sessionContext: { attributes: { mfaAuthenticated: 'true' } } } }, EventFlag.mfa],
    [{ userAgent: 'a\0b' }, EventFlag.cleaned],
    [{ awsRegion: 'x'.repeat(maxValueLength + 1) }, EventFlag.cleaned],
    [{ requestParameters: { a: 'b\udc00' } }, EventFlag.cleaned],
  ])('flags %j with %i', (fields, flags) => {
    expect(normalise({ ...record, ...fields }).flags).toBe(flags);
  });

  it('gives storable text whatever the fields hold, and never fails', () => {
    const key = fc.oneof(
      fc.constantFrom(
        ...Object.keys(record),
        'type',
        'sessionContext',
        'sessionIssuer',
        'credentials',
        'arn',
        '__proto__',
      ),
      fc.string({ unit: 'binary' }),
    );
    const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        scalar,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.dictionary(key, tree),
        fc.option(fc.string(), { nil: undefined }),
        (value, envelopeTime) => {
          const event = normalise({ ...record, ...value }, envelopeTime);
          const texts = [...Object.values(event), ...event.terms.flatMap((term) => [term.path, term.value])];
          for (const text of texts) {
            if (typeof text !== 'string') continue;
            expect(text.isWellFormed() && !text.includes('\0') && text.length <= maxValueLength).toBe(true);
          }
          expect(event.eventTime === null || Number.isSafeInteger(event.eventTime)).toBe(true);
        },
      ),
    );
  });
});
