import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIssuance } from './read-issuance.ts';

/** The caller's record of the guide's cross-account sample (IAM user guide, "AWS STS API event"). */
const bob = {
  userIdentity: { type: 'IAMUser', principalId: 'AIDAQ', accountId: '777788889999', accessKeyId: 'AKIAQ' },
  eventTime: '2014-07-18T15:07:39Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  requestParameters: { roleArn: 'arn:aws:iam:: 111122223333:role/EC2-dev', roleSessionName: 'Bob-EC2-dev' },
  responseElements: {
    credentials: { accessKeyId: 'ASIAQ', sessionToken: 's', expiration: 'Jul 18, 2014 4:07:39 PM' },
    assumedRoleUser: { assumedRoleId: 'AROAQ:Bob-EC2-dev' },
  },
  sharedEventID: 'b',
};

describe('readIssuance', () => {
  it('reads the cross-account sample of the guide, the blank in its ARN left out', () => {
    expect(readIssuance(bob)).toMatchObject({
      kind: 'AssumeRole',
      issuedKeyId: 'ASIAQ',
      issuedPrincipalId: 'AROAQ:Bob-EC2-dev',
      callerAccount: '777788889999',
      roleArn: 'arn:aws:iam::111122223333:role/EC2-dev',
      sessionName: 'Bob-EC2-dev',
      expires: Date.UTC(2014, 6, 18, 16, 7, 39),
      sharedEventID: 'b',
    });
  });

  it('takes the role of a refused call from its message, as STS leaves the parameters out', () => {
    const refused = {
      ...bob,
      requestParameters: null,
      responseElements: null,
      errorCode: 'AccessDenied',
      errorMessage:
        'User: arn:aws:iam::7:user/Bob is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::1:role/Admin',
    };
    expect(readIssuance(refused)).toMatchObject({ roleArn: 'arn:aws:iam::1:role/Admin', issuedKeyId: null });
  });

  it('names who stands behind a federated session, and who a console switched from', () => {
    const saml = {
      ...bob,
      eventName: 'AssumeRoleWithSAML',
      userIdentity: { type: 'SAMLUser', principalId: 'q=:alice', userName: 'alice', identityProvider: 'q=' },
    };
    expect(readIssuance(saml)).toMatchObject({ subject: 'alice', provider: 'q=' });
    const switching = {
      eventSource: 'signin.amazonaws.com',
      eventName: 'SwitchRole',
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAX:carmen',
        arn: 'arn:aws:sts::1:assumed-role/Audit/carmen',
      },
      additionalEventData: { SwitchFrom: 'arn:aws:iam::2:user/carmen' },
    };
    expect(readIssuance(switching)).toMatchObject({
      issuedPrincipalId: 'AROAX:carmen',
      roleArn: 'arn:aws:iam::1:role/Audit',
      switchFrom: 'arn:aws:iam::2:user/carmen',
    });
  });

  it('is none of another service with an operation of that name, nor of other calls', () => {
    expect(readIssuance({ ...bob, eventSource: 'kms.amazonaws.com' })).toBeNull();
    expect(readIssuance({ ...bob, eventName: 'GetCallerIdentity' })).toBeNull();
    expect(readIssuance({ ...bob, eventName: 'constructor' })).toBeNull();
  });

  it('never fails, whatever the record holds', () => {
    const broken = fc.dictionary(
      fc.constantFrom('credentials', 'roleArn', 'assumedRoleUser', 'name'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(
        broken,
        fc.jsonValue(),
        fc.constantFrom('AssumeRole', 'AssumeRoot', 'ConsoleLogin'),
        (answer, other, eventName) => {
          const record = {
            ...bob,
            eventName,
            eventSource: 'sts.amazonaws.com',
            requestParameters: other,
            responseElements: answer,
          };
          expect(() => readIssuance(record)).not.toThrow();
        },
      ),
    );
  });
});
