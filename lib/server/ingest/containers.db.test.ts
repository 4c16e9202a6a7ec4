import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyRow, subscriptionData, toCsv, toStruct } from '#fixtures/containers.ts';
import { apiCall, consoleLogin, type TrailRecord } from '#fixtures/records.ts';
import { EventFlag } from '#lib/core/cloudtrail/normalised-event.ts';
import { historyColumns } from '#lib/core/cloudtrail/table/columns.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { importDocuments, logFile, testPool } from './ingest.test-support.ts';
import type { IngestPool } from './ingest-pool.ts';

let database: TestDatabase;
let pool: IngestPool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = testPool(database, 1);
});
afterAll(async () => {
  await pool.close();
  await database.drop();
});
// The writing thread remembers which values it has stored: dictionary and term stay.
beforeEach(async () => {
  await database.pool.query(
    'TRUNCATE event, event_copy, raw_block, activity, ingest_reject, ingest_file, ingest_source, ingest_run CASCADE',
  );
});

const importOne = async (text: string | Uint8Array, chunk?: number) => {
  const document = { path: 'export', text, ...(chunk === undefined ? {} : { chunk }) };
  const { sums, results } = await importDocuments(database, pool, [document]);
  expect(sums.inserted + sums.known + sums.rejected).toBe(sums.records);
  return { sums, result: results[0] };
};

const rejects = async () =>
  (
    await database.pool.query<{ code: string; message: string; remedy: string | null; line: number }>(
      'SELECT code, message, remedy, line, byte_offset::int AS at FROM ingest_reject ORDER BY id',
    )
  ).rows;

const two = (): [TrailRecord, TrailRecord] => [
  apiCall(),
  apiCall({ eventName: 'StopInstances', readOnly: false }),
];
const json = JSON.stringify;

describe('records are found in', () => {
  const shapes: readonly (readonly [string, (one: TrailRecord, other: TrailRecord) => string])[] = [
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
            (r) =>
              `${json({ _id: 'x', date: '2026-10-05T09:20:00Z', source: 'cloudtrail', attributes: r })}\n`,
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

  test.each(shapes)('%s', async (_, make) => {
    const [one, other] = two();
    const { sums, result } = await importOne(make(one, other));
    expect([sums.inserted, sums.rejected, result?.fault]).toEqual([2, 0, null]);
    // The same events as from the trail's own file: nothing of the envelope is left in them.
    const again = await importOne(logFile([one, other]));
    expect([again.sums.inserted, again.sums.known]).toEqual([0, 2]);
  });

  test('UTF-16 of either order, with the place of each record in the file', async () => {
    const [one, other] = two();
    const text = logFile([{ ...one, userAgent: 'ünï 😀' }, other]);
    for (const bytes of [Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]) {
      await database.pool.query('TRUNCATE event, ingest_file CASCADE');
      const { sums } = await importOne(new Uint8Array(bytes), 1001);
      expect([sums.inserted, sums.rejected]).toEqual([2, 0]);
    }
  });
});

describe("the console's CSV", () => {
  const header = [...historyColumns];

  test('gives events that say where they come from, beside the full records', async () => {
    const [one, other] = two();
    const failed = consoleLogin('Failure');
    const csv = toCsv([header, ...[one, other, failed].map(historyRow)]);
    const { sums } = await importOne(csv, 700);
    expect([sums.inserted, sums.rejected, sums.filesDamaged]).toEqual([3, 0, 0]);
    const { rows } = await database.pool.query(
      `SELECT extract(epoch FROM event_time)::int AS time, flags, outcome, account.value AS account,
              name.value AS name, key.value AS key, principal.value AS principal
       FROM event LEFT JOIN dictionary AS account ON account.id = account_id
       LEFT JOIN dictionary AS name ON name.id = name_id LEFT JOIN dictionary AS key ON key.id = access_key_id
       LEFT JOIN dictionary AS principal ON principal.id = principal_id ORDER BY name.value`,
    );
    expect(rows).toMatchObject([
      // The console's CSV does not say how a sign-in ended.
      { name: 'ConsoleLogin', outcome: 3, key: null },
      { name: 'DescribeInstances', outcome: 0, account: '104276118230', principal: 'alice' },
      { name: 'StopInstances', time: Date.parse('2026-10-05T09:15:00Z') / 1000, key: 'AKIAALICEKKKKKKKKKKK' },
    ]);
    for (const row of rows) expect(row.flags & EventFlag.fromHistoryCsv).toBe(EventFlag.fromHistoryCsv);
    const full = await importOne(logFile([one, other, failed]));
    expect(full.sums.inserted).toBe(3);
    const { rows: pairs } = await database.pool.query(
      'SELECT event_id, count(*)::int AS n FROM event GROUP BY 1 HAVING count(*) = 2',
    );
    expect(pairs).toHaveLength(3);
  });

  test.each([
    ['semicolons and CRLF', { separator: ';', end: '\r\n' }, ''],
    ['tabs, a byte order mark, quotes everywhere', { separator: '\t', quoteAll: true }, '\ufeff'],
    ['a line that names the separator', { separator: ';' }, 'sep=;\n'],
  ])('is the same with %s, and in another order of columns', async (_, style, before) => {
    const records = two();
    await importOne(toCsv([header, ...records.map(historyRow)]));
    const order = header.map((_, index) => (index * 5 + 3) % header.length);
    const shuffled = [header, ...records.map(historyRow)].map((row) =>
      order.map((index) => row[index] ?? ''),
    );
    const { sums } = await importOne(before + toCsv(shuffled, style));
    expect([sums.inserted, sums.known, sums.rejected]).toEqual([0, 2, 0]);
  });

  test('names the cells that a spreadsheet changed, and takes none of them for an account or a time', async () => {
    const rows = Array.from({ length: 300 }, () => {
      const row = historyRow(apiCall());
      row[2] = '8/7/2024 11:48';
      row[14] = '5.28758E+11';
      return row;
    });
    const { sums, result } = await importOne(toCsv([header, ...rows]));
    expect([sums.records, sums.inserted, sums.rejected, sums.filesDamaged]).toEqual([300, 300, 0, 1]);
    expect(result?.fault?.message).toContain('Event time');
    const listed = await rejects();
    expect(listed.map((row) => [row.code, row.line])).toEqual([
      ['changed_cell', 2],
      ['changed_cell', 2],
    ]);
    expect(listed[1]?.message).toContain('5.28758E+11');
    const { rows: events } = await database.pool.query(
      "SELECT count(*)::int AS n FROM event WHERE account_id IS NULL AND event_time = '-infinity' AND flags & 128 = 128",
    );
    expect(events).toEqual([{ n: 300 }]);
  });

  test('loses no neighbour of a broken row', async () => {
    const rows = Array.from({ length: 6 }, () => toCsv([historyRow(apiCall())]));
    rows[2] = rows[2]?.replace('"[{', '[{').replace('}]"', '}]') ?? '';
    rows[4] = 'only,three,cells,"\n';
    const { sums } = await importOne(toCsv([header]) + rows.join(''), 333);
    expect([sums.inserted, sums.rejected]).toEqual([4, 2]);
    for (const reject of await rejects()) expect(reject.remedy).not.toBeNull();
  });
});

describe('results of queries', () => {
  const columns = [
    'eventversion',
    'useridentity',
    'eventtime',
    'eventsource',
    'eventname',
    'awsregion',
    'sourceipaddress',
    'requestparameters',
    'eventid',
    'readonly',
    'recipientaccountid',
    'resources',
  ];
  const cells = (record: TrailRecord) =>
    columns.map((column) => {
      const key = Object.keys(record).find((name) => name.toLowerCase() === column) ?? column;
      if (column === 'useridentity') return toStruct(record[key]);
      if (column === 'resources')
        return '[{arn=arn:aws:s3:::bucket, accountid=104276118230, type=AWS::S3::Bucket}]';
      return typeof record[key] === 'object' ? json(record[key]) : String(record[key] ?? '');
    });

  test.each([
    ['a CSV of Athena', (rows: TrailRecord[]) => toCsv([columns, ...rows.map(cells)], { quoteAll: true })],
    [
      'rows of CloudTrail Lake',
      (rows: TrailRecord[]) =>
        json({
          QueryStatus: 'FINISHED',
          QueryResultRows: rows.map((row) => cells(row).map((cell, i) => ({ [columns[i] ?? '']: cell }))),
        }),
    ],
    [
      'objects in lower case',
      (rows: TrailRecord[]) =>
        rows
          .map((row) => json(Object.fromEntries(cells(row).map((cell, i) => [columns[i], cell]))))
          .join('\n'),
    ],
  ])('%s are read with the caller and the parameters', async (_, make) => {
    const { sums } = await importOne(make([apiCall({ requestParameters: { bucketName: 'b' } }), apiCall()]));
    expect([sums.inserted, sums.rejected]).toEqual([2, 0]);
    const { rows } = await database.pool.query(
      `SELECT flags, identity, value AS principal FROM event JOIN dictionary ON id = principal_id`,
    );
    for (const row of rows)
      expect(row).toEqual({
        flags: EventFlag.fromTable,
        identity: 2,
        principal: 'arn:aws:iam::104276118230:user/alice',
      });
    const { rows: terms } = await database.pool.query(
      "SELECT DISTINCT value FROM term JOIN (SELECT unnest(terms) AS id FROM event) AS used USING (id) WHERE value IN ('b', 'arn:aws:s3:::bucket')",
    );
    expect(terms).toHaveLength(2);
  });
});

describe('what is no CloudTrail log is named:', () => {
  const others: readonly (readonly [string, string, string])[] = [
    [
      'a digest',
      json({ awsAccountId: '1', digestStartTime: 'x', digestS3Object: 'y', logFiles: [] }),
      'digest',
    ],
    [
      'an S3 notification',
      json({ Records: [{ eventVersion: '2.1', eventSource: 'aws:s3', eventName: 'ObjectCreated:Put' }] }),
      'S3 event notification',
    ],
    ['OCSF', json({ class_uid: 6003, metadata: {}, activity_id: 1 }), 'OCSF'],
    [
      'an ECS document',
      json({
        '@timestamp': 'x',
        event: { action: 'ConsoleLogin' },
        aws: { cloudtrail: { event_version: '1.05', user_identity: {} } },
      }),
      'Elastic document',
    ],
    [
      'a flow log',
      '2 104276118230 eni-0abc 10.0.0.1 10.0.0.2 443 5000 6 1 40 1 2 ACCEPT OK\n',
      'VPC flow log',
    ],
    [
      'a load balancer',
      'https 2026-10-05T09:20:00.000000Z app/lb/1 203.0.113.20:1 10.0.0.1:80 0 0 0 200 200 1 1 "GET https://x:443/ HTTP/1.1" "curl"\n',
      'Load Balancer',
    ],
    [
      'an S3 access log',
      `${'a'.repeat(64)} bucket [05/Oct/2026:09:20:00 +0000] 203.0.113.20 - X REST.GET.OBJECT k "GET /k HTTP/1.1" 200\n`,
      'S3 server access log',
    ],
    ['GuardDuty', json({ schemaVersion: '2.0', severity: 5, service: {}, type: 'x' }), 'GuardDuty'],
    [
      'Security Hub',
      json({ Findings: [{ SchemaVersion: '2018-10-08', ProductArn: 'x', GeneratorId: 'y' }] }),
      'findings',
    ],
    ['Config', json({ fileVersion: '1.0', configurationItems: [] }), 'Config snapshot'],
    ['Okta', json({ actor: {}, eventType: 'user.session.start', outcome: {}, published: 'x' }), 'Okta'],
    ['Azure', json({ operationName: 'x', correlationId: 'y', resourceId: 'z' }), 'Azure'],
    ['Google', json({ protoPayload: {}, logName: 'x' }), 'Google Cloud'],
    ['Falco', json({ rule: 'x', priority: 'y', output: 'z' }), 'Falco'],
    ['Terraform', json({ version: 4, terraform_version: '1.9', resources: [] }), 'Terraform'],
    ['a table', 'name,size,colour\na,1,red\nb,2,blue\n', 'a table with the columns name, size, colour'],
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'a web page'],
    ['an XML answer', '<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>', "S3's answer"],
    ['UTF-32', `\u0000\u0000\u0000{`, 'UTF-32'],
  ];

  test.each(others)('%s', async (_, text, name) => {
    const { sums, result } = await importOne(text);
    expect([sums.inserted, sums.filesRejected]).toEqual([0, 1]);
    expect(result?.fault?.message).toContain(name);
    const listed = await rejects();
    expect(listed).toHaveLength(1);
    expect(listed[0]?.remedy).toBeTruthy();
  });

  test('the same reason ten thousand times hides no other', async () => {
    const notice = { eventVersion: '2.1', eventSource: 'aws:s3' };
    const noise = Array.from({ length: 10_000 }, () => notice);
    const text = json({ Records: [...noise, { rule: 'x', priority: 'y', output: 'z' }, apiCall()] });
    const { sums } = await importOne(text);
    expect([sums.records, sums.inserted, sums.rejected]).toEqual([10_002, 1, 10_001]);
    const listed = await rejects();
    expect(listed).toHaveLength(101);
    expect(listed[99]?.message).toContain('counted, not listed');
    expect(listed[100]?.message).toContain('Falco');
  });
});

test('Insight, network activity and aggregated records are kept under their category', async () => {
  const { eventName: _, eventSource: __, userIdentity: ___, ...bare } = apiCall();
  const insight = {
    ...bare,
    eventCategory: 'Insight',
    eventType: 'AwsCloudTrailInsight',
    insightDetails: { eventName: 'GetObject', eventSource: 's3.amazonaws.com', state: 'Start' },
  };
  const network = apiCall({ eventCategory: 'NetworkActivity', eventType: 'AwsVpceEvent' });
  const aggregated = {
    eventVersion: '1.0',
    accountId: '104276118230',
    eventId: '00000002-0000-4000-8000-00000000ffff',
    eventCategory: 'Aggregated',
    eventType: 'AwsAggregatedEvent',
    awsRegion: 'eu-west-1',
    eventSource: 's3.amazonaws.com',
    timeWindow: {
      windowStart: '2026-10-05T09:15:00Z',
      windowEnd: '2026-10-05T09:20:00Z',
      windowSize: 'PT5M',
    },
    summary: {
      primaryDimension: { dimension: 'eventName', statistics: [{ value: 'GetObject', count: 120 }] },
    },
  };
  const { sums } = await importOne(new Uint8Array(Buffer.from(logFile([insight, network, aggregated]))));
  expect([sums.inserted, sums.rejected]).toEqual([3, 0]);
  const { rows } = await database.pool.query(
    "SELECT category, event_time > '-infinity' AS timed, account_id IS NOT NULL AS account FROM event ORDER BY 1",
  );
  expect(rows).toEqual([
    { category: 2, timed: true, account: true },
    { category: 3, timed: true, account: true },
    { category: 5, timed: true, account: true },
  ]);
});

function item(record: TrailRecord) {
  return {
    EventId: record.eventID,
    EventTime: 1_791_191_700,
    Username: 'alice',
    CloudTrailEvent: json(record),
  };
}
