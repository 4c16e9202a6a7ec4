import { zstdDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { historyRow, toCsv, toStruct } from '#fixtures/containers.ts';
import { apiCall, consoleLogin, type TrailRecord } from '#fixtures/records.ts';
import { EventFlag } from '#lib/core/cloudtrail/normalised-event.ts';
import { openRawBlock } from '#lib/core/cloudtrail/raw-block.ts';
import { historyColumns } from '#lib/core/cloudtrail/table/columns.ts';
import { openIngest } from './import-one.test-support.ts';
import { logFile } from './ingest.test-support.ts';

const { query, importOne, rejects } = openIngest();

const two = (): [TrailRecord, TrailRecord] => [
  apiCall(),
  apiCall({ eventName: 'StopInstances', readOnly: false }),
];
const json = JSON.stringify;

describe("the console's CSV", () => {
  const header = [...historyColumns];

  test('gives events that say where they come from, beside the full records', async () => {
    const [one, other] = two();
    const failed = consoleLogin('Failure');
    const csv = toCsv([header, ...[one, other, failed].map(historyRow)]);
    const { sums } = await importOne(csv, 700);
    expect([sums.inserted, sums.rejected, sums.filesDamaged]).toEqual([3, 0, 0]);
    const rows = await query<{ flags: number }>(
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
    const pairs = await query(
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
    const events = await query(
      "SELECT count(*)::int AS n FROM event WHERE account_id IS NULL AND event_time = '-infinity' AND flags & 128 = 128",
    );
    expect(events).toEqual([{ n: 300 }]);
  });

  test('keeps the exact bytes of each row, and where they lie in the file', async () => {
    const csv = toCsv(
      [header, ...[apiCall({ userAgent: 'a "quoted",\r\ntwo-line ägent' }), ...two()].map(historyRow)],
      {
        end: '\r\n',
      },
    );
    const bytes = Buffer.from(`\ufeff${csv}`);
    await importOne(new Uint8Array(bytes), 97);
    const blocks = await query<{ bytes: Buffer }>('SELECT bytes FROM raw_block');
    const block = openRawBlock(zstdDecompressSync(blocks[0]?.bytes ?? Buffer.alloc(0)));
    const rows = [0, 1, 2].map((seq) => block?.record(seq));
    for (const row of rows) {
      const offset = row?.offset ?? -1;
      expect(
        bytes.subarray(offset, offset + (row?.bytes.length ?? 0)).equals(Buffer.from(row?.bytes ?? [])),
      ).toBe(true);
    }
    const shown = rows.map((row) => Buffer.from(row?.bytes ?? []).toString());
    expect(shown.join('\r\n')).toBe(csv.slice(csv.indexOf('alice'), -2));
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
    const rows = await query(
      `SELECT flags, identity, value AS principal FROM event JOIN dictionary ON id = principal_id`,
    );
    for (const row of rows)
      expect(row).toEqual({
        flags: EventFlag.fromTable,
        identity: 2,
        principal: 'arn:aws:iam::104276118230:user/alice',
      });
    const terms = await query(
      "SELECT DISTINCT value FROM term JOIN (SELECT unnest(terms) AS id FROM event) AS used USING (id) WHERE value IN ('b', 'arn:aws:s3:::bucket')",
    );
    expect(terms).toHaveLength(2);
  });
});
