import { subscriptionData, toCsv } from '#fixtures/containers.ts';
import type { TrailRecord } from '#fixtures/records.ts';

const json = JSON.stringify;

/** Two records in each of the ways in which records are met outside a trail's own files. */
export const containerShapes: readonly (readonly [
  string,
  (one: TrailRecord, other: TrailRecord) => string,
])[] = [
  ['a page of lookup-events', (a, b) => json({ Events: [item(a), item(b)], NextToken: 'x' })],
  ["the console's JSON download", (a, b) => json({ Records: [a, b] })],
  ['a batch of EventBridge events', (a, b) => json([{ 'detail-type': 'x', detail: a }, { detail: b }])],
  ['entries of PutEvents', (a, b) => json({ Entries: [{ Detail: json(a) }, { Detail: json(b) }] })],
  [
    'an export of CloudWatch Logs to S3',
    (a, b) => [a, b].map((r) => `2026-10-05T09:20:00.000Z ${json(r)}\n`).join(''),
  ],
  [
    'output of aws logs tail',
    (a, b) => [a, b].map((r) => `2026-10-05T09:20:00.123000+00:00 104_CloudTrail_eu ${json(r)}\n`).join(''),
  ],
  ['syslog lines', (a, b) => [a, b].map((r) => `<14>Oct  5 09:20:00 host trail: ${json(r)}\n`).join('')],
  ["Lambda's event of a subscription", (a, b) => json({ awslogs: { data: subscriptionData([a, b]) } })],
  [
    "Lambda's event of Kinesis",
    (a, b) =>
      json({
        Records: [a, b].map((r) => ({
          kinesis: { partitionKey: 'x', data: subscriptionData([r]) },
          eventSource: 'aws:kinesis',
          eventVersion: '1.0',
          eventName: 'aws:kinesis:record',
          eventID: 'shardId-000:1',
        })),
      }),
  ],
  [
    'get-records of Kinesis',
    (a, b) => json({ Records: [a, b].map((r) => ({ SequenceNumber: '1', Data: btoa(json(r)) })) }),
  ],
  [
    'files of Firehose, one value after the other',
    (a, b) =>
      `${json({ messageType: 'DATA_MESSAGE', logEvents: [{ message: json(a) }] })}${json({ messageType: 'DATA_MESSAGE', logEvents: [{ message: json(b) }] })}`,
  ],
  [
    'filter-log-events',
    (a, b) =>
      json({
        events: [a, b].map((r) => ({ logStreamName: 's', timestamp: 1, message: json(r) })),
        searchedLogStreams: [],
      }),
  ],
  [
    'a download of Logs Insights',
    (a, b) => json([a, b].map((r) => ({ '@timestamp': '2026-10-05 09:20:00.000', '@message': json(r) }))),
  ],
  [
    'the same with the message as an object',
    (a, b) => json([a, b].map((r) => ({ '@timestamp': '2026-10-05 09:20:00.000', '@message': r }))),
  ],
  [
    'get-query-results of Logs Insights',
    (a, b) =>
      json({
        results: [a, b].map((r) => [
          { field: '@message', value: json(r) },
          { field: '@ptr', value: 'x' },
        ]),
        status: 'Complete',
      }),
  ],
  [
    'a CSV download of Logs Insights',
    (a, b) =>
      toCsv([
        ['@timestamp', '@message'],
        ['2026-10-05 09:20:00.000', json(a)],
        ['2026-10-05 09:20:00.000', json(b)],
      ]),
  ],
  [
    'receive-message of SQS around SNS',
    (a, b) =>
      json({
        Messages: [a, b].map((r) => ({
          MessageId: 'x',
          Body: json({ Type: 'Notification', TopicArn: 'arn', Message: json({ detail: r }) }),
        })),
      }),
  ],
  [
    'a result of Splunk',
    (a, b) =>
      [a, b]
        .map(
          (r) =>
            `${json({ preview: false, offset: 0, result: { _raw: json(r), sourcetype: 'aws:cloudtrail' } })}\n`,
        )
        .join(''),
  ],
  [
    'a list of results of Splunk',
    (a, b) => json({ preview: false, results: [{ _raw: json(a) }, { _raw: json(b) }] }),
  ],
  [
    'a CSV of Splunk',
    (a, b) =>
      toCsv(
        [
          ['_time', '_raw', 'host'],
          ['1', json(a), 'h'],
          ['1', json(b), 'h'],
        ],
        { quoteAll: true },
      ),
  ],
  [
    'answers of Elasticsearch',
    (a, b) =>
      json({
        took: 1,
        hits: {
          total: 2,
          hits: [{ _source: { event: { original: json(a) } } }, { _source: { aws: { cloudtrail: b } } }],
        },
      }),
  ],
  [
    'lines of elasticdump',
    (a, b) =>
      [a, b].map((r) => `${json({ _index: 'x', _source: { 'event.original': json(r) } })}\n`).join(''),
  ],
  [
    "Datadog's archive",
    (a, b) =>
      [a, b]
        .map(
          (r) => `${json({ _id: 'x', date: '2026-10-05T09:20:00Z', source: 'cloudtrail', attributes: r })}\n`,
        )
        .join(''),
  ],
  [
    "Datadog's search answer",
    (a, b) =>
      json({
        data: [a, b].map((r) => ({
          id: 'x',
          type: 'log',
          attributes: { service: 'cloudtrail', attributes: r },
        })),
      }),
  ],
];

function item(record: TrailRecord) {
  return {
    EventId: record.eventID,
    EventTime: 1_791_191_700,
    Username: 'alice',
    CloudTrailEvent: json(record),
  };
}
