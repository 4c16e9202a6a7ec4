import { describe, expect, it } from 'vitest';
import type { JsonObject } from './parse-record.ts';
import { unwrap } from './unwrap.ts';

const record: JsonObject = {
  eventVersion: '1.08',
  eventTime: '2024-01-01T00:00:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  awsRegion: 'eu-west-1',
};
const { eventTime: _time, ...timeless } = record;
const text = JSON.stringify(record);
const asText = JSON.stringify;

describe('unwrap finds the record in', () => {
  it.each<[string, JsonObject, string, object]>([
    ['itself', record, 'record', { value: record }],
    [
      'lookup-events output',
      { EventId: 'x', EventTime: '2022-02-08', CloudTrailEvent: text },
      'LookupEvents',
      { value: record, text },
    ],
    [
      'EventBridge',
      { 'detail-type': 'AWS API Call via CloudTrail', detail: record },
      'EventBridge',
      { value: record },
    ],
    [
      'a CloudWatch Logs event',
      { id: '1', timestamp: 1, message: text },
      'CloudWatch Logs',
      { value: record, text },
    ],
    [
      'an SQS message',
      { messageId: '1', body: text, eventSource: 'aws:sqs' },
      'SQS',
      { value: record, text },
    ],
    [
      'SQS around SNS around EventBridge',
      { body: asText({ Type: 'Notification', TopicArn: 'arn', Message: asText({ detail: record }) }) },
      'EventBridge',
      { value: record, text: asText({ detail: record }) },
    ],
    [
      'a Lambda event of SNS',
      { EventSource: 'aws:sns', Sns: { Message: text } },
      'SNS',
      { value: record, text },
    ],
    ['_raw', { _raw: text }, '_raw', { value: record, text }],
    ['a Splunk export', { preview: false, result: { _raw: text } }, '_raw', { value: record, text }],
    [
      'event.original',
      { event: { kind: 'event', original: text } },
      'event.original',
      { value: record, text },
    ],
    [
      'aws.cloudtrail',
      { '@timestamp': 'x', event: { name: 'y' }, aws: { cloudtrail: record } },
      'aws.cloudtrail',
      { value: record },
    ],
    ['a search hit', { _index: 'x', _source: record }, '_source', { value: record }],
    ['a test event', { name: 'x', event: record }, 'event', { value: record }],
  ])('%s', (_name, value, container, expected) => {
    const found = unwrap(value);
    expect(found).toMatchObject({ kind: 'records', container, records: [expected] });
  });

  it('every entry of a list inside, and names those that are none', () => {
    const found = unwrap({
      body: asText({ Records: [record, { rule: 1, priority: 2, output: 3 }, record] }),
    });
    expect(found).toMatchObject({ kind: 'records', records: [{ value: record }, { value: record }] });
    expect(found.kind === 'records' && found.refused?.[0]?.message).toContain('a Falco alert');
  });

  it("Logstash's output, whose time is the envelope's", () => {
    const found = unwrap({ ...timeless, '@timestamp': '2020-09-14T00:44:23.000Z' });
    expect(found).toMatchObject({
      kind: 'records',
      container: 'Logstash',
      records: [{ envelopeTime: '2020-09-14T00:44:23.000Z' }],
    });
  });

  it('an envelope with a time, for records without one', () => {
    expect(unwrap({ detail: timeless, time: '2020-01-01T00:00:00Z' })).toMatchObject({
      records: [{ value: timeless, envelopeTime: '2020-01-01T00:00:00Z' }],
    });
  });

  it('an Insight record, which has no eventName of its own', () => {
    const insight = {
      eventVersion: '1.09',
      eventTime: 'x',
      awsRegion: 'y',
      insightDetails: { eventName: 'GetObject' },
    };
    expect(unwrap(insight)).toMatchObject({ kind: 'records', records: [{ value: insight }] });
  });

  it('a record without eventVersion that is clearly one', () => {
    const { eventVersion: _version, ...old } = record;
    expect(unwrap(old)).toMatchObject({ kind: 'records', records: [{ value: old }] });
  });

  it('nothing in the probe of a new CloudWatch Logs subscription, which is no error', () => {
    expect(unwrap({ id: '', message: 'CWL CONTROL MESSAGE: Checking health of destination' })).toMatchObject({
      kind: 'records',
      records: [],
    });
  });
});

describe('unwrap refuses by name', () => {
  it.each<[string, JsonObject, string, string]>([
    [
      'an S3 notification',
      { eventVersion: '2.1', eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', eventTime: 'x' },
      'notification',
      'an S3 event notification',
    ],
    [
      'an S3 notification of version 1',
      { ...record, eventSource: 'aws:s3' },
      'notification',
      'an S3 event notification',
    ],
    [
      'an S3 test event',
      { Service: 'Amazon S3', Event: 's3:TestEvent' },
      'notification',
      'an S3 event notification',
    ],
    [
      'an S3 event of EventBridge',
      { source: 'aws.s3', 'detail-type': 'Object Created', detail: {} },
      'notification',
      'an S3 event notification',
    ],
    [
      'an SQS message of something else',
      { eventSource: 'aws:sqs', body: 'hello' },
      'notification',
      'an SQS message',
    ],
    [
      "CloudTrail's own notification",
      { s3Bucket: 'b', s3ObjectKey: ['k'] },
      'notification',
      'delivered a log file',
    ],
    ['a digest file', { digestStartTime: 'x', digestS3Object: 'y', logFiles: [] }, 'digest_file', 'digest'],
    ['OCSF', { metadata: { product: { name: 'CloudTrail' } }, class_uid: 6003 }, 'not_cloudtrail', 'OCSF'],
    ['Falco', { rule: 'x', priority: 'y', output: 'z', time: 't' }, 'not_cloudtrail', 'a Falco alert'],
    [
      'another EventBridge event',
      { source: 'aws.guardduty', 'detail-type': 'GuardDuty Finding', detail: { a: 1 } },
      'not_cloudtrail',
      'GuardDuty Finding',
    ],
    ['another object', { user: 1, count: 2 }, 'not_cloudtrail', 'fields user, count'],
    ['an empty object', {}, 'not_cloudtrail', 'an empty object'],
    ['a major version to come', { ...record, eventVersion: '2.0' }, 'unsupported_version', '"2.0"'],
    [
      'a version that is none',
      { ...record, eventVersion: '1.x', eventTime: 5 },
      'unsupported_version',
      '1.x',
    ],
    [
      'a record without a name',
      { eventVersion: '1.08', eventID: 'x', eventTime: 'y' },
      'missing_fields',
      'eventName',
    ],
  ])('%s', (_name, value, code, part) => {
    const found = unwrap(value);
    expect(found).toMatchObject({ kind: 'reject', code });
    expect(found.kind === 'reject' && found.message).toContain(part);
  });

  it('envelopes without end', () => {
    let value: JsonObject = { detail: record };
    for (let i = 0; i < 50; i++) value = { detail: value };
    expect(unwrap(value)).toMatchObject({ kind: 'reject', code: 'too_deep' });
  });
});
