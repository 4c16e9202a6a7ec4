import { expect, test } from 'vitest';
import { groupOfPath, pathInGroup } from './field-groups.ts';

test('a path belongs where its outermost key does', () => {
  expect(groupOfPath('userIdentity.sessionContext.attributes.creationDate')).toBe('who');
  expect(groupOfPath('resources[0].ARN')).toBe('what');
  expect(groupOfPath('sourceIPAddress')).toBe('where');
  expect(groupOfPath('requestParameters.filterSet.items[2].name')).toBe('request');
  expect(groupOfPath('responseElements')).toBe('response');
  expect(groupOfPath('serviceEventDetails.snapshotId')).toBe('more');
});

test('what nobody knows, and what a key of the language is called, stays with the record', () => {
  expect(groupOfPath('eventID')).toBe('record');
  expect(groupOfPath('newFieldOfNextYear.part')).toBe('record');
  expect(groupOfPath('constructor')).toBe('record');
  expect(groupOfPath('')).toBe('record');
});

test('the name of the group is not said again in it', () => {
  expect(pathInGroup('requestParameters.bucketName', 'request')).toBe('bucketName');
  expect(pathInGroup('requestParameters', 'request')).toBe('requestParameters');
  expect(pathInGroup('errorCode', 'what')).toBe('errorCode');
});
