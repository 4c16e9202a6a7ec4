import { expect, it } from 'vitest';
import { keyOfPath, looksNaming, namesResource } from './resource-paths.ts';

it.each([
  ['s3', 'requestParameters.bucketName', true],
  ['ec2', 'requestParameters.instancesSet.items.instanceId', true],
  ['ec2', 'responseElements.instancesSet.items.instanceState.name', false],
  ['ec2', 'requestParameters.filterSet.items.name', false],
  ['ec2', 'responseElements.reservationId', false],
  ['iam', 'responseElements.accessKey.accessKeyId', true],
  ['rds', 'responseElements.dBInstanceIdentifier', true],
  ['ssm', 'requestParameters.name', true],
  ['ssm', 'requestParameters.platformName', false],
  ['events', 'requestParameters.targets.id', false],
  ['glue', 'requestParameters.name', true],
  ['glue', 'requestParameters.columns.name', false],
  ['s3', 'resources.ARN', true],
  ['s3', 'resources.accountId', false],
  ['sts', 'requestParameters.roleSessionName', false],
  ['kms', 'requestParameters.keySpec', false],
  ['ec2', 'responseElements.instancesSet.items.networkInterfaceSet.items.attachment.attachmentId', false],
  ['ec2', 'additionalEventData.vpcId', false],
  ['ec2', 'sharedEventID', false],
])('%s: %s names a resource: %s', (service, path, names) => {
  expect(namesResource(`${service}.amazonaws.com`, path)).toBe(names);
});

it('goes by the ends of keys where it does not know the service', () => {
  expect(namesResource('new-thing.amazonaws.com', 'requestParameters.thingIdentifier')).toBe(true);
  expect(namesResource(null, 'requestParameters.thingArn')).toBe(true);
  expect(namesResource('new-thing.amazonaws.com', 'requestParameters.externalId')).toBe(false);
});

it('tells what looks like a name and was left out', () => {
  expect(looksNaming('requestParameters.platformName')).toBe(true);
  expect(looksNaming('requestParameters.keySpec')).toBe(false);
  expect(looksNaming('additionalEventData.vpcId')).toBe(false);
});

it('calls a value by the key that it stands under', () => {
  expect(keyOfPath('requestParameters.bucketName')).toBe('bucketName');
  expect(keyOfPath('summary')).toBe('summary');
});
