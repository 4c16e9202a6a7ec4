import { expect, test } from 'vitest';
import type { EventRow } from '../contract/events.ts';
import { defaultView } from '../view/view.ts';
import { csvHead, csvRow } from './export-csv.ts';

const row: EventRow = {
  ref: '1696118400000-0123456789abcdef0123456789abcdef',
  eventTime: '2023-10-01T00:00:00.000Z',
  timeOrigin: 'record',
  account: '111122223333',
  awsRegion: 'eu-west-1',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  principal: null,
  actor: null,
  session: null,
  identityType: 'IAMUser',
  accessKeyId: null,
  sourceIPAddress: '192.0.2.1',
  country: null,
  userAgent: null,
  errorCode: null,
  outcome: 'success',
  readOnly: 'true',
  eventCategory: 'Management',
  flags: 0,
};

test('the columns are those of the list, in their order', () => {
  const view = { ...defaultView, columns: ['eventName', 'time', 'requestParameters.bucketName'] };
  expect(csvHead(view)).toBe('\uFEFF"eventName","eventTime","requestParameters.bucketName"\r\n');
  const record = { requestParameters: { bucketName: 'logs' } };
  expect(csvRow(view, row, record)).toBe('"GetObject","2023-10-01T00:00:00.000Z","logs"\r\n');
});

test('another zone stands beside UTC, with its offset', () => {
  const view = { ...defaultView, columns: ['time'], zone: 'Europe/Vienna' };
  expect(csvHead(view)).toBe('\uFEFF"eventTime","eventTime in Europe/Vienna"\r\n');
  expect(csvRow(view, row, null)).toBe('"2023-10-01T00:00:00.000Z","2023-10-01T02:00:00+02:00"\r\n');
  expect(csvRow(view, { ...row, eventTime: null }, null)).toBe(',\r\n');
});

const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'];
const names = ['principal', 'actor', 'eventName', 'eventSource', 'sourceIPAddress', 'awsRegion', 'account'];
const more = ['accessKeyId', 'userAgent', 'errorCode', 'requestParameters.note'];

test.each(starts)('nothing that begins with %j is run by a spreadsheet, in any column', (start) => {
  const evil = `${start}cmd|'/c calc'!A1`;
  const view = { ...defaultView, columns: [...names, ...more] };
  const hostile = Object.fromEntries([...names, ...more].map((name) => [name, evil]));
  const line = csvRow(view, { ...row, ...hostile }, { requestParameters: { note: evil } });
  const cells = line.slice(1, -3).split('","');
  expect(cells).toEqual(view.columns.map(() => `'${evil}`));
});
