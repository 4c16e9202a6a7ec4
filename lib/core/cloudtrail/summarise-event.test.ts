import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';
import type { JsonObject } from './parse-record.ts';
import { summariseEvent } from './summarise-event.ts';

const bob = {
  type: 'IAMUser',
  arn: 'arn:aws:iam::777788889999:user/Bob',
  accountId: '777788889999',
  userName: 'Bob',
};
const call = {
  eventVersion: '1.08',
  userIdentity: bob,
  eventTime: '2026-10-10T11:42:36Z',
  sourceIPAddress: '192.0.2.101',
  userAgent: 'aws-cli/1.11.10 Python/2.7.8',
};

/** The sentence of a record, read as ingest reads it. */
function say(record: JsonObject): string {
  const event = normalise({ ...call, ...record });
  return summariseEvent(event, { ...call, ...record });
}
const sayOf = (service: string, eventName: string, requestParameters: JsonObject, more: JsonObject = {}) =>
  say({ eventSource: `${service}.amazonaws.com`, eventName, requestParameters, ...more });

describe('roles and temporary credentials', () => {
  const roleArn = 'arn:aws:iam::111122223333:role/path/EC2-dev';

  it('says which role was assumed in which account, as the guide tells of Bob', () => {
    expect(sayOf('sts', 'AssumeRole', { roleArn, roleSessionName: 'Bob-EC2-dev' })).toBe(
      'Bob, an IAM user in 777788889999, assumed the role EC2-dev in 111122223333 as session Bob-EC2-dev from 192.0.2.101 with the AWS CLI.',
    );
  });

  it("knows the role owner's view, where the caller is an account", () => {
    const userIdentity = {
      type: 'AWSAccount',
      principalId: 'AIDAQRSTUVWXYZEXAMPLE',
      accountId: '777788889999',
    };
    expect(
      sayOf('sts', 'AssumeRole', { roleArn }, { userIdentity, recipientAccountId: '111122223333' }),
    ).toBe(
      'A principal of the account 777788889999 assumed the role EC2-dev in 111122223333 from 192.0.2.101 with the AWS CLI.',
    );
  });

  it('names the provider of a federated user', () => {
    const userIdentity = { type: 'SAMLUser', principalId: 'q8Xq=:grace@example.com', userName: 'grace' };
    expect(
      sayOf(
        'sts',
        'AssumeRoleWithSAML',
        { roleArn, principalArn: 'arn:aws:iam::444455556666:saml-provider/Shibboleth' },
        { userIdentity },
      ),
    ).toMatch(
      /^grace@example.com, a user of a SAML provider, assumed the role EC2-dev in 111122223333 by a SAML assertion of Shibboleth from/,
    );
    expect(
      sayOf(
        'sts',
        'AssumeRoleWithWebIdentity',
        { roleArn },
        { responseElements: { provider: 'accounts.google.com' } },
      ),
    ).toContain('by a web identity token of accounts.google.com');
  });

  it('says who was denied what, and why', () => {
    const denied = {
      errorCode: 'AccessDenied',
      errorMessage: `User: ${bob.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn} because no identity-based policy allows the sts:AssumeRole action`,
    };
    expect(sayOf('sts', 'AssumeRole', { roleArn }, denied)).toBe(
      `Bob, an IAM user in 777788889999, tried to assume the role EC2-dev in 111122223333 from 192.0.2.101 with the AWS CLI, and was denied (AccessDenied): no permission for sts:AssumeRole on ${roleArn}, as no identity-based policy allows it.`,
    );
    const explicit = {
      ...denied,
      errorMessage:
        'User: x is not authorized to perform: s3:ListAllMyBuckets with an explicit deny in a service control policy',
    };
    expect(sayOf('s3', 'ListBuckets', {}, explicit)).toContain(
      'tried to list all buckets from 192.0.2.101 with the AWS CLI, and was denied (AccessDenied): no permission for s3:ListAllMyBuckets, by an explicit deny in a service control policy.',
    );
  });
});

describe('sign-in', () => {
  const login = { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', userAgent: 'Mozilla/5.0' };

  it('tells success with and without MFA, and failure with its reason', () => {
    const ok = { ...login, responseElements: { ConsoleLogin: 'Success' } };
    expect(say({ ...ok, additionalEventData: { MFAUsed: 'Yes' } })).toBe(
      'Bob, an IAM user in 777788889999, signed in to the console with MFA from 192.0.2.101 with a browser.',
    );
    expect(say({ ...ok, additionalEventData: { MFAUsed: 'No' } })).toContain(
      'signed in to the console without MFA',
    );
    expect(
      say({
        ...login,
        errorMessage: 'Failed authentication',
        responseElements: { ConsoleLogin: 'Failure' },
        additionalEventData: { MFAUsed: 'No' },
      }),
    ).toContain(
      'tried to sign in to the console without MFA from 192.0.2.101 with a browser, and failed (Failed authentication).',
    );
  });

  it('does not say that a federated user used no MFA', () => {
    const userIdentity = { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/admin/alice' };
    expect(say({ ...login, userIdentity, additionalEventData: { MFAUsed: 'No' } })).toBe(
      'Session alice of the role admin in 111122223333 signed in to the console from 192.0.2.101 with a browser.',
    );
  });

  it('says that a user name is unknown rather than repeat its mask', () => {
    expect(
      say({
        ...login,
        userIdentity: {
          type: 'IAMUser',
          accountId: '123456789012',
          userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        },
        errorMessage: 'No username found in supplied account',
      }),
    ).toMatch(/^Somebody with a user name that is not known in 123456789012 tried to sign in/);
  });

  it('says where a switched role came from', () => {
    expect(
      say({
        ...login,
        eventName: 'SwitchRole',
        userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/admin/alice' },
        additionalEventData: { SwitchFrom: 'arn:aws:iam::444455556666:user/alice' },
      }),
    ).toContain(
      'switched to the role admin in 111122223333 in the console, coming from alice in 444455556666, from',
    );
  });
});

describe('Cognito', () => {
  it('tells the pages of the hosted UI, whatever case their names have', () => {
    const hosted = {
      eventSource: 'cognito-idp.amazonaws.com',
      userIdentity: { accountId: '123456789012' },
      requestParameters: null,
      additionalEventData: { userPoolId: 'us-west-2_aaa', responseParameters: { status: 200.0 } },
      userAgent: 'Mozilla/5.0',
    };
    expect(say({ ...hosted, eventName: 'login_POST' })).toBe(
      'A user of an app sent a form to the sign-in page of the user pool us-west-2_aaa from 192.0.2.101 with a browser.',
    );
    expect(say({ ...hosted, eventName: 'OAuth2_Authorize_GET' })).toContain(
      'opened the authorize endpoint of',
    );
    expect(say({ ...hosted, eventName: 'SAML2Response_POST' })).toContain(
      'sent a SAML assertion of the user pool',
    );
  });
});

describe('changes and data', () => {
  it.each([
    [
      'iam',
      'AttachRolePolicy',
      { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess', roleName: 'r' },
      'attached the policy AdministratorAccess to the role r',
    ],
    [
      'iam',
      'GetUserPolicy',
      { userName: 'Alice', policyName: 'ReadOnly' },
      'read the inline policy ReadOnly of the user Alice',
    ],
    ['iam', 'UpdateAssumeRolePolicy', { roleName: 'r' }, 'changed who may assume the role r'],
    ['s3', 'GetObject', { bucketName: 'b', key: 'k/1' }, 'read the object k/1 in the bucket b'],
    ['s3', 'PutBucketPolicy', { bucketName: 'b' }, 'changed the policy of the bucket b'],
    ['s3', 'GetBucketAcl', { bucketName: 'b' }, 'read the ACL of the bucket b'],
    [
      's3',
      'DeleteBucket',
      { bucketName: 'my-test-bucket-cross-account' },
      'deleted the bucket my-test-bucket-cross-account',
    ],
    [
      'ec2',
      'StopInstances',
      { instancesSet: { items: [{ instanceId: 'i-1' }, { instanceId: 'i-2' }] } },
      'stopped the instances i-1 and i-2',
    ],
    [
      'cloudtrail',
      'StopLogging',
      { name: 'arn:aws:cloudtrail:us-east-1:1:trail/main' },
      'stopped the trail main',
    ],
    ['secretsmanager', 'GetSecretValue', { secretId: 'db' }, 'read the secret db'],
    ['amplify', 'ListApps', { maxResults: '100' }, 'listed all apps'],
    ['pinpoint', 'GetCampaigns', { 'application-id': 'p1' }, 'listed the campaigns of the project p1'],
    ['cognito-identity', 'CreateIdentityPool', { identityPoolName: 'p' }, 'created the identity pool p'],
  ])('%s %s', (service, name, parameters, wanted) => {
    expect(sayOf(service, name, parameters)).toBe(
      `Bob, an IAM user in 777788889999, ${wanted} from 192.0.2.101 with the AWS CLI.`,
    );
  });

  it('has a sentence for what it does not know, with what the call is about', () => {
    expect(sayOf('newservice', 'FrobnicateWidget', { clientToken: 'x', widgetName: 'w-1' })).toContain(
      'called FrobnicateWidget in newservice on w-1 from',
    );
    expect(sayOf('ec2', 'DescribeInstances', {})).toContain('called DescribeInstances in EC2 from');
    expect(sayOf('iam', 'AttachRolePolicy', {})).toContain('called AttachRolePolicy in IAM from');
  });

  it('names many targets by the first few', () => {
    const items = Array.from({ length: 9 }, (_, n) => ({ instanceId: `i-${n}` }));
    expect(sayOf('ec2', 'TerminateInstances', { instancesSet: { items } })).toContain(
      'terminated the instances i-0, i-1, i-2 and 6 more',
    );
  });
});

describe('callers that are no people', () => {
  it('knows services, the root user and records without a name', () => {
    expect(
      sayOf(
        'sts',
        'AssumeRole',
        {},
        {
          userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
          sourceIPAddress: 'ec2.amazonaws.com',
          userAgent: 'ec2.amazonaws.com',
        },
      ),
    ).toBe('The AWS service EC2 called AssumeRole in STS from ec2.amazonaws.com.');
    expect(
      sayOf('iam', 'CreateAccessKey', {}, { userIdentity: { type: 'Root', accountId: '777788889999' } }),
    ).toContain('The root user of 777788889999 created an access key');
    const empty = normalise({});
    expect(summariseEvent({ ...empty, outcome: 'failed' })).toBe(
      'A caller that the record does not name tried to make a call, and failed.',
    );
  });

  it('tells an insight by its rates', () => {
    expect(
      say({
        eventType: 'AwsCloudTrailInsight',
        eventCategory: 'Insight',
        insightDetails: {
          state: 'Start',
          eventSource: 'ssm.amazonaws.com',
          eventName: 'UpdateInstanceInformation',
          insightType: 'ApiCallRateInsight',
          insightContext: { statistics: { baseline: { average: 84.410596421 }, insight: { average: 669 } } },
        },
      }),
    ).toBe(
      'An unusual rate of calls of UpdateInstanceInformation in Systems Manager: 669 a minute, 84.4 as a rule.',
    );
  });
});

it('stays one short sentence whatever a record holds', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('s3', 'iam', 'sts', 'signin', 'cognito-idp', 'ec2', 'x'),
      fc.object(),
      fc.string(),
      (service, held, name) => {
        const record = {
          eventSource: `${service}.amazonaws.com`,
          eventName: name,
          requestParameters: held,
          responseElements: held,
          additionalEventData: held,
        };
        const sentence = sayOf(service, name, held, record);
        expect(sentence.endsWith('.')).toBe(true);
        expect(sentence.length).toBeLessThan(4000);
      },
    ),
  );
});
