import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { generateOrganisation } from '#fixtures/demo/generate.ts';
import { apiCall } from '#fixtures/records.ts';
import { defaultView } from '#lib/core/view/view.ts';
import { openBench } from './ingest/bench.test-support.ts';
import { logFile } from './ingest/ingest.test-support.ts';
import { exportView } from './keep/export-view.ts';

/** What is exported and imported again is what is there already. */

const bench = openBench();

async function save(format: 'records' | 'ndjson' | 'csv'): Promise<Buffer> {
  const context = { pool: bench.database.pool, prisma: bench.database.prisma, now: Date.now() };
  const { parts } = await exportView(context, defaultView, { format });
  const chunks: Uint8Array[] = [];
  for await (const part of parts) chunks.push(part);
  return Buffer.concat(chunks);
}

const secret = 'FwoGZXIvYXdzEBYaDGsession';
const withToken = (n: number) => ({
  ...(apiCall({ eventID: `token-${n}`, eventName: 'AssumeRole' }) as object),
  responseElements: { credentials: { accessKeyId: `ASIA${n}`, sessionToken: `${secret}${n}` } },
  additionalEventData: { body: JSON.stringify({ SessionToken: `${secret}${n}` }) },
});

async function importsAgain(documents: { path: string; text: string | Uint8Array }[]) {
  const { sums } = await bench.load(documents);
  expect(sums.rejected).toBe(0);
  const lines = await save('ndjson');
  const records = gunzipSync(await save('records'));
  for (const file of [lines, records]) {
    expect(file.includes(secret)).toBe(false);
    // Importing hands the bytes over to a thread.
    const text = new Uint8Array(file);
    const again = await bench.load([{ path: 'again.json', text }]);
    expect(again.sums).toMatchObject({ records: sums.inserted, inserted: 0, rejected: 0 });
  }
  return { lines: lines.toString('utf8').trimEnd().split('\n'), records, sums };
}

test('records of every shape of the demo come back as known', async () => {
  const files = [
    ...generateOrganisation({ seed: 9, events: 3000, days: 14, end: Date.UTC(2026, 9, 4), stories: true }),
  ];
  const logs = files.filter((file) => /"Records"/.test(file.json.slice(0, 200)));
  expect(logs.length).toBeGreaterThan(20);
  const { sums, lines } = await importsAgain(logs.map((file) => ({ path: file.key, text: file.json })));
  expect(sums.inserted).toBeGreaterThan(2500);
  expect(lines.length).toBe(sums.inserted);
}, 120_000);

test('masked tokens, laid out JSON, long numbers and bytes that are no UTF-8 come back as known', async () => {
  const laidOut = JSON.stringify({ Records: [withToken(1), withToken(2)] }, null, 4);
  const long = logFile([apiCall({ eventID: 'long' })]).replace(
    '"eventID"',
    '"n":12345678901234567890,"eventID"',
  );
  const broken = Buffer.from(
    logFile([apiCall({ eventID: 'bytes' })]).replace('"eventID"', '"x":"Z","eventID"'),
  );
  broken[broken.indexOf('"x":"Z"') + 5] = 0xe9;
  const { lines, records } = await importsAgain([
    { path: 'a.json', text: laidOut },
    { path: 'b.json', text: long },
    { path: 'c.json', text: broken },
  ]);
  expect(lines.filter((line) => line.includes('masked by Spoor: 26 characters'))).toHaveLength(2);
  expect(records.includes('12345678901234567890')).toBe(true);
  expect(records.includes(Buffer.from([0x22, 0xe9, 0x22]))).toBe(true);
});

test('records leave their envelopes, each its own', async () => {
  const inner = [1, 2, 3].map((n) => apiCall({ eventID: `wrapped-${n}` }));
  const bridge = JSON.stringify({ version: '0', 'detail-type': 'AWS API Call', detail: inner[0] });
  const lookup = JSON.stringify({
    Events: inner.slice(1).map((each) => ({ EventId: 'x', CloudTrailEvent: JSON.stringify(each) })),
  });
  const { lines } = await importsAgain([
    { path: 'bridge.json', text: bridge },
    { path: 'lookup.json', text: lookup },
  ]);
  expect(lines.map((line) => (JSON.parse(line) as { eventID: string }).eventID).sort()).toEqual([
    'wrapped-1',
    'wrapped-2',
    'wrapped-3',
  ]);
});
