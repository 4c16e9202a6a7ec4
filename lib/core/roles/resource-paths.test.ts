import { expect, it } from 'vitest';
import { isResourcePath, keyOfPath } from './resource-paths.ts';

it.each([
  ['requestParameters.bucketName', true],
  ['requestParameters.instancesSet.items.instanceId', true],
  ['responseElements.accessKey.accessKeyId', true],
  ['responseElements.dBInstanceArn', true],
  ['resources.ARN', true],
  ['resources.accountId', false],
  ['requestParameters.roleSessionName', false],
  ['requestParameters.keySpec', false],
  ['responseElements.instancesSet.items.networkInterfaceSet.items.attachment.attachmentId', false],
  ['additionalEventData.vpcId', false],
  ['sharedEventID', false],
])('%s names a resource: %s', (path, names) => {
  expect(isResourcePath(path)).toBe(names);
});

it('calls a value by the key that it stands under', () => {
  expect(keyOfPath('requestParameters.bucketName')).toBe('bucketName');
  expect(keyOfPath('summary')).toBe('summary');
});
