import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDelivery, readGrant } from './read-grant.ts';

it('reads tags as the guide has them: of the call, handed on, and of the session before', () => {
  const { tags, duration } = readGrant({
    requestParameters: {
      incomingTransitiveTags: { Department: 'Engineering' },
      tags: [
        { key: 'Email', value: 'johndoe@example.com' },
        { key: 'CostCenter', value: '12345' },
      ],
      transitiveTagKeys: ['Email'],
      durationSeconds: 3600,
    },
  });
  expect(tags).toEqual([
    { key: 'Email', value: 'johndoe@example.com', reach: 'transitive' },
    { key: 'CostCenter', value: '12345', reach: 'own' },
    { key: 'Department', value: 'Engineering', reach: 'inherited' },
  ]);
  expect(duration).toBe(3600);
});

it('reads the tags of a principal, and what limits a session', () => {
  expect(
    readGrant({
      requestParameters: {
        principalTags: { Project: 'x' },
        policyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
        policy: '{}',
        externalId: '42',
      },
    }),
  ).toEqual({
    tags: [{ key: 'Project', value: 'x', reach: 'own' }],
    duration: null,
    externalId: '42',
    policies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    inlinePolicy: true,
  });
});

it('reads how credentials came', () => {
  expect(
    readDelivery({
      userIdentity: { invokedBy: 'inspector2.amazonaws.com', sessionContext: { ec2RoleDelivery: '2.0' } },
      sessionCredentialFromConsole: 'true',
    }),
  ).toEqual({ console: true, invokedBy: 'inspector2.amazonaws.com', ec2: '2.0' });
});

it('never fails, whatever the record holds', () => {
  fc.assert(
    fc.property(fc.object(), fc.object(), (requestParameters, userIdentity) => {
      readGrant({ requestParameters });
      readGrant({ requestParameters: { tags: requestParameters, transitiveTagKeys: requestParameters } });
      readDelivery({ userIdentity });
    }),
  );
});
