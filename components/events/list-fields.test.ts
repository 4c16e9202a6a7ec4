import { expect, test } from 'vitest';
import { listFields, searchFields } from './list-fields.ts';
import { readRecord, type ShownDetail } from './read-record.ts';

const raw = JSON.stringify({
  eventVersion: '1.08',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/Bob' },
  eventName: 'GetObject20060301',
  sourceIPAddress: '192.0.2.1',
  requestParameters: { bucketName: 'logs', key: 'a.gz' },
  responseElements: null,
  eventID: 'f0e1',
});
const detail = {
  event: { principal: 'arn:aws:iam::111122223333:user/Bob', outcome: 'success', eventName: 'GetObject' },
  ...readRecord(raw),
} as unknown as ShownDetail;

test('fields stand by what they tell of, in the order of the question; empty groups are left out', () => {
  const { sections } = listFields(detail);
  expect(sections.map(({ title }) => title)).toEqual([
    'Who',
    'What',
    'Where from and to',
    'Request',
    'Response',
    'The record itself',
  ]);
  const request = sections.find(({ id }) => id === 'request');
  expect(request?.items.map(({ label, path }) => [label, path])).toEqual([
    ['bucketName', 'requestParameters.bucketName'],
    ['key', 'requestParameters.key'],
  ]);
});

test('no field is lost and none stands twice', () => {
  const { sections, count } = listFields(detail);
  const paths = sections.flatMap(({ items }) => items.map(({ path }) => path));
  expect(paths.length).toBe(count);
  expect(new Set(paths).size).toBe(count);
});

test('a typed field is filtered by what is stored, not by what the record spells', () => {
  const items = listFields(detail).sections.flatMap((section) => section.items);
  expect(items.find(({ path }) => path === 'eventName')).toMatchObject({
    field: 'eventName',
    value: 'GetObject',
    shown: { value: 'GetObject20060301' },
  });
});

test('of a record that is no JSON there are the fields that were read of it', () => {
  const row = { ...detail, ...readRecord('AwsApiCall,GetObject,logs') };
  const { sections, count } = listFields(row);
  const labels = sections.flatMap(({ items }) => items.map(({ label }) => label));
  expect(labels).toContain('Event name');
  expect(labels).not.toContain('');
  expect(labels).toHaveLength(count);
});

test('a search looks at whole paths and at values', () => {
  const { sections } = listFields(detail);
  expect(searchFields(sections, 'REQUESTPARAM').map(({ id }) => id)).toEqual(['request']);
  expect(searchFields(sections, 'a.gz').flatMap(({ items }) => items.map(({ label }) => label))).toEqual([
    'key',
  ]);
  expect(searchFields(sections, 'nowhere')).toEqual([]);
});
