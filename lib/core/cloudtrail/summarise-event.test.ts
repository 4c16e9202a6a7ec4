import { describe, expect, it } from 'vitest';
import { summariseEvent } from './summarise-event.ts';

const bob = {
  identityType: 'IAMUser',
  principal: 'arn:aws:iam::777788889999:user/Bob',
  actor: 'arn:aws:iam::777788889999:user/Bob',
  account: '777788889999',
  eventName: 'AssumeRole',
  eventSource: 'sts.amazonaws.com',
  sourceIPAddress: '192.0.2.101',
  userAgent: 'aws-cli/1.11.10 Python/2.7.8',
  outcome: 'success',
  errorCode: null,
  eventCategory: 'Management',
} as const;

describe('summariseEvent', () => {
  it('says who, what, where from, with what and how it ended', () => {
    expect(summariseEvent(bob)).toBe(
      'Bob, an IAM user in 777788889999, called AssumeRole in sts from 192.0.2.101 with the AWS CLI: success.',
    );
  });

  it('names the role that a record asks for', () => {
    const record = { requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/path/EC2-dev' } };
    expect(summariseEvent(bob, record)).toContain(
      'called AssumeRole in sts for the role EC2-dev in 111122223333 from',
    );
  });

  it('tells a role session from its role, and a denial by its code', () => {
    expect(
      summariseEvent({
        ...bob,
        identityType: 'AssumedRole',
        actor: 'arn:aws:sts::111122223333:assumed-role/admin/alice@example.com',
        eventName: 'PutBucketPolicy',
        eventSource: 's3.amazonaws.com',
        userAgent: '[S3Console/0.4, aws-internal/3]',
        outcome: 'denied',
        errorCode: 'AccessDenied',
      }),
    ).toBe(
      'Session alice@example.com of the role admin in 111122223333 called PutBucketPolicy in s3 from 192.0.2.101 with the AWS console: denied (AccessDenied).',
    );
  });

  it('knows the root user, services and the console', () => {
    expect(
      summariseEvent({
        ...bob,
        identityType: 'Root',
        actor: 'arn:aws:iam::777788889999:root',
        eventName: 'ConsoleLogin',
        userAgent: 'Mozilla/5.0',
      }),
    ).toBe(
      'The root user of 777788889999 signed in to the console from 192.0.2.101 with a browser: success.',
    );
    expect(
      summariseEvent({
        ...bob,
        identityType: 'AWSService',
        principal: 'ec2.amazonaws.com',
        actor: null,
        sourceIPAddress: 'ec2.amazonaws.com',
        userAgent: 'ec2.amazonaws.com',
      }),
    ).toBe('The AWS service ec2 called AssumeRole in sts from ec2.amazonaws.com: success.');
  });

  it('stays a sentence when everything is missing', () => {
    expect(
      summariseEvent({
        ...bob,
        identityType: 'none',
        principal: null,
        actor: null,
        account: null,
        eventName: null,
        eventSource: null,
        sourceIPAddress: null,
        userAgent: null,
        outcome: 'failed',
      }),
    ).toBe('A caller that the record does not name made a call: failed.');
  });

  it('does not trust the shape of the record', () => {
    for (const record of [[], 'x', { requestParameters: 7 }, { requestParameters: { roleArn: {} } }])
      expect(summariseEvent(bob, record)).toBe(summariseEvent(bob));
  });
});
