import { describe, expect, test } from 'vitest';
import { apiCall, type TrailRecord } from '#fixtures/records.ts';
import { containerShapes } from './container-shapes.test-support.ts';
import { openIngest } from './import-one.test-support.ts';
import { logFile } from './ingest.test-support.ts';

const { query, importOne } = openIngest();

const two = (): [TrailRecord, TrailRecord] => [
  apiCall(),
  apiCall({ eventName: 'StopInstances', readOnly: false }),
];

describe('records are found in', () => {
  test.each(containerShapes)('%s', async (_, make) => {
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
      await query('TRUNCATE event, ingest_file CASCADE');
      const { sums } = await importOne(new Uint8Array(bytes), 1001);
      expect([sums.inserted, sums.rejected]).toEqual([2, 0]);
    }
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
  const rows = await query(
    "SELECT category, event_time > '-infinity' AS timed, account_id IS NOT NULL AS account FROM event ORDER BY 1",
  );
  expect(rows).toEqual([
    { category: 2, timed: true, account: true },
    { category: 3, timed: true, account: true },
    { category: 5, timed: true, account: true },
  ]);
});

test.each([
  ['Records', logFile([apiCall()])],
  ['array', JSON.stringify([apiCall()])],
  ['lines', `${JSON.stringify(apiCall())}\n${JSON.stringify(apiCall())}`],
  ['log lines', `2026-10-05T09:20:00Z ${JSON.stringify(apiCall())}`],
  ['EventBridge', JSON.stringify({ detail: apiCall() })],
])('A file says what it was: %s', async (container, text) => {
  await importOne(text);
  expect(await query('SELECT container FROM ingest_file')).toEqual([{ container }]);
});
