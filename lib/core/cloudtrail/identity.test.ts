import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIdentity } from './identity.ts';

const role = 'arn:aws:iam::111122223333:role/team/Deploy';

describe('readIdentity names who acted', () => {
  it.each([
    [
      'root',
      { type: 'Root', accountId: '1', arn: 'arn:aws:iam::1:root' },
      'arn:aws:iam::1:root',
      'arn:aws:iam::1:root',
    ],
    [
      'root without an ARN',
      { type: 'Root', accountId: '1', principalId: '1' },
      'arn:aws:iam::1:root',
      'arn:aws:iam::1:root',
    ],
    [
      'an IAM user',
      { type: 'IAMUser', arn: 'arn:aws:iam::1:user/a/Bob', userName: 'Bob' },
      'arn:aws:iam::1:user/a/Bob',
      'arn:aws:iam::1:user/a/Bob',
    ],
    [
      'a user who failed to sign in',
      { type: 'IAMUser', accountId: '1', accessKeyId: '', userName: 'Bob' },
      'arn:aws:iam::1:user/Bob',
      'arn:aws:iam::1:user/Bob',
    ],
    [
      'a user name that does not exist',
      { type: 'IAMUser', accountId: '1', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      'HIDDEN_DUE_TO_SECURITY_REASONS',
      'HIDDEN_DUE_TO_SECURITY_REASONS',
    ],
    [
      'a role session',
      {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::1:assumed-role/Deploy/bob',
        sessionContext: { sessionIssuer: { arn: role } },
      },
      role,
      'arn:aws:sts::1:assumed-role/Deploy/bob',
    ],
    [
      'a role session without an issuer',
      {
        type: 'AssumedRole',
        arn: 'arn:aws-cn:sts::1:assumed-role/Deploy/bob',
        sessionContext: { sessionIssuer: {} },
      },
      'arn:aws-cn:iam::1:role/Deploy',
      'arn:aws-cn:sts::1:assumed-role/Deploy/bob',
    ],
    [
      'a federated user',
      {
        type: 'FederatedUser',
        arn: 'arn:aws:sts::1:federated-user/ann',
        sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::1:user/x' } },
      },
      'arn:aws:sts::1:federated-user/ann',
      'arn:aws:sts::1:federated-user/ann',
    ],
    [
      'a caller of another account',
      { type: 'AWSAccount', accountId: '2', principalId: 'AIDAX' },
      '2',
      'AIDAX',
    ],
    [
      'nobody in particular',
      { type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL', principalId: '' },
      'ANONYMOUS_PRINCIPAL',
      'ANONYMOUS_PRINCIPAL',
    ],
    [
      'a service',
      { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
      'ec2.amazonaws.com',
      'ec2.amazonaws.com',
    ],
    [
      'an Identity Center user',
      { type: 'IdentityCenterUser', accountId: '1', onBehalfOf: { userId: 'u-1' } },
      'u-1',
      'u-1',
    ],
    ['a SAML user', { type: 'SAMLUser', principalId: 'q=:ann', userName: 'ann' }, 'q=:ann', 'q=:ann'],
    [
      'a web identity',
      { type: 'WebIdentityUser', principalId: 'accounts.google.com:app:7', userName: '7' },
      'accounts.google.com:app:7',
      'accounts.google.com:app:7',
    ],
    ['a hosted-UI visitor', { accountId: '1' }, null, null],
    [
      'a type of another case',
      { type: 'awsservice', invokedBy: 's3.amazonaws.com' },
      's3.amazonaws.com',
      's3.amazonaws.com',
    ],
    ['a type that is new', { type: 'Martian', arn: 'arn:x' }, 'arn:x', 'arn:x'],
  ])('%s', (_name, userIdentity, principal, actor) => {
    expect(readIdentity(userIdentity)).toMatchObject({ principal, actor });
  });

  it('no one, where there is no userIdentity', () => {
    for (const nothing of [null, undefined, 'null', [], 7])
      expect(readIdentity(nothing)).toMatchObject({ identityType: 'none', principal: null, account: null });
  });
});

it('mfaAuthenticated counts as a string and as a boolean', () => {
  const mfa = (mfaAuthenticated: unknown) =>
    readIdentity({ sessionContext: { attributes: { mfaAuthenticated } } }).mfa;
  expect([mfa('true'), mfa('TRUE'), mfa(true), mfa('false'), mfa(undefined)]).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

it('Whatever userIdentity holds, reading it does not fail', () => {
  const key = fc.constantFrom(
    'type',
    'arn',
    'accountId',
    'sessionContext',
    'sessionIssuer',
    'attributes',
    'principalId',
    '__proto__',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, 'Root', 'AssumedRole', 'none', 'constructor', 5, true),
      fc.dictionary(key, tie('tree')),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(readIdentity(value).identityType).toBeTypeOf('string');
    }),
  );
});
