import { describe, expect, it } from 'vitest';
import { readSession } from './read-session.ts';

const role = (more: object = {}, attributes: object = {}) => ({
  type: 'AssumedRole',
  principalId: 'AROAX:bob',
  arn: 'arn:aws:sts::111122223333:assumed-role/EC2-dev/bob',
  accountId: '111122223333',
  accessKeyId: 'ASIA1',
  sessionContext: { attributes: { creationDate: '2013-11-02T01:06:28Z', ...attributes }, ...more },
});

describe('readSession', () => {
  it('has one key for one session, however its creation date is spelled and whichever key signed', () => {
    const key = 'AROAX:bob@2013-11-02T01:06:28.000Z';
    expect(readSession(role())?.key).toBe(key);
    expect(
      readSession({ ...role({}, { creationDate: '20131102T010628Z' }), accessKeyId: 'ASIA2' })?.key,
    ).toBe(key);
    expect(readSession(role({}, { creationDate: '2016-12-31T23:59:60Z' }))?.key).toBe(
      'AROAX:bob@2017-01-01T00:00:00.000Z',
    );
  });

  it('prefers the sign-in that AWS names to the date', () => {
    expect(readSession(role({ signInSessionArn: 'arn:aws:signin:eu-west-1:1:session/x' }))?.key).toBe(
      'AROAX:bob@arn:aws:signin:eu-west-1:1:session/x',
    );
  });

  it('reads the role from the issuer, and where that is missing from the session itself', () => {
    const issuer = { sessionIssuer: { arn: 'arn:aws:iam::111122223333:role/team/EC2-dev' } };
    expect(readSession(role(issuer))).toMatchObject({
      kind: 'role',
      roleArn: 'arn:aws:iam::111122223333:role/team/EC2-dev',
      sessionName: 'bob',
    });
    expect(readSession(role())?.roleArn).toBe('arn:aws:iam::111122223333:role/EC2-dev');
  });

  it.each([
    [undefined, true],
    ['', true],
    ['signin.amazonaws.com', true],
    ['secretsmanager.amazonaws.com', false],
    ['AWS Internal', false],
  ])('tells whose hand called from invokedBy %s', (invokedBy, direct) => {
    expect(readSession({ ...role(), invokedBy })?.direct).toBe(direct);
  });

  it.each([
    [
      'a long-lived key',
      { type: 'IAMUser', principalId: 'AIDA1', accessKeyId: 'AKIA1' },
      'AKIA1',
      'access-key',
    ],
    [
      'a key that a guide shows with a role',
      { ...role(), accessKeyId: 'AKIA1' },
      'AROAX:bob@2013-11-02T01:06:28.000Z',
      'role',
    ],
    ['a temporary key alone', { type: 'Unknown', accessKeyId: 'ASIA9' }, 'ASIA9', 'temporary-key'],
    ['a portal user', { type: 'IdentityCenterUser', credentialId: 'c-1' }, 'c-1', 'identity-center'],
  ])('%s', (_name, identity, key, kind) => {
    expect(readSession(identity)).toMatchObject({ key, kind });
  });

  it.each([
    null,
    'AssumedRole',
    {},
    { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
    { type: 'AWSAccount', principalId: 'AIDA1', accountId: '1' },
    { type: 'Unknown', principalId: 'Anonymous' },
  ])('finds none in %j', (identity) => {
    expect(readSession(identity)).toBeNull();
  });
});
