import { describe, expect, it } from 'vitest';
import { readablePrincipal, shortService } from './readable-principal.ts';

const nobody = { identityType: 'none', principal: null, actor: null, account: '111122223333' } as const;

describe('readablePrincipal', () => {
  it.each([
    ['arn:aws:iam::777788889999:user/division/Bob', 'Bob', null, '777788889999'],
    ['arn:aws:iam::777788889999:root', 'root', null, '777788889999'],
    ['arn:aws-us-gov:sts::777788889999:assumed-role/deploy/ci/7', 'deploy', 'ci/7', '777788889999'],
    ['arn:aws:sts::777788889999:federated-user/Carol', 'Carol', null, '777788889999'],
    ['ec2.amazonaws.com', 'ec2', null, '111122223333'],
    ['444455556666', 'account 444455556666', null, '111122223333'],
    ['AROAEXAMPLE:bot', 'AROAEXAMPLE:bot', null, '111122223333'],
    ['arn:aws:iam::777788889999:user/', 'arn:aws:iam::777788889999:user/', null, '777788889999'],
  ])('reads %s', (actor, name, session, account) => {
    expect(readablePrincipal({ ...nobody, actor })).toMatchObject({ name, session, account });
  });

  it('says so when nobody is named', () => {
    expect(readablePrincipal(nobody)).toMatchObject({ name: 'not recorded', session: null });
  });
});

describe('shortService', () => {
  it('drops what every service name shares', () => {
    expect(shortService('s3.amazonaws.com')).toBe('s3');
    expect(shortService('ec2.amazonaws.com.cn')).toBe('ec2');
    expect(shortService('example.com')).toBe('example.com');
  });
});
