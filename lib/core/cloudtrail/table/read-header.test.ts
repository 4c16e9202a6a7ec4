import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyRow } from '#fixtures/containers.ts';
import { apiCall } from '#fixtures/records.ts';
import { contentText } from '../content.test-support.ts';
import { historyColumns } from './columns.ts';
import { objectRow } from './object-row.ts';
import { readHeader } from './read-header.ts';
import { rowRecord } from './row-record.ts';

describe('readHeader', () => {
  it.each([
    [',', historyColumns.join(','), true],
    [';', historyColumns.join(';'), true],
    ['\t', historyColumns.map((name) => `"${name}"`).join('\t'), true],
    [',', 'Event ID,Event time,User name,Event name,Resource type,Resource name', true],
    [',', '"eventversion","useridentity","eventtime","eventsource","eventname"', false],
    [',', 'eventName,eventID,userIdentity.arn', false],
    [',', '_time,_raw,host', false],
  ])('tells a table of events, its separator %j included: %s', (separator, line, isHistory) => {
    expect(readHeader(line)).toMatchObject({ separator, isHistory });
  });

  it.each([
    'name,size,colour',
    'eventname,count',
    'eventsource,eventname,count',
    'time,message,level',
    '2026-10-05T09:20:00Z {"eventName":"x","eventTime":"y","eventID":"z"}',
    '',
  ])('takes %j for none', (line) => {
    expect(readHeader(line)).toBeNull();
  });
});

it('A row amounts to the same record in any order of columns, and to less of it with fewer', () => {
  const cells = historyRow(apiCall({ errorCode: 'AccessDenied' }));
  const read = (order: readonly number[]) => {
    const header = readHeader(order.map((index) => historyColumns[index]).join(','));
    return (
      header &&
      rowRecord(
        header,
        order.map((index) => cells[index]),
      ).value
    );
  };
  const all = historyColumns.map((_, index) => index);
  const whole = read(all) ?? {};
  const needed = [2, 4, 11];
  fc.assert(
    fc.property(fc.shuffledSubarray(all), (some) => {
      const part = read([...new Set([...some, ...needed])]) ?? {};
      for (const [key, value] of Object.entries(part)) {
        if (key !== 'userIdentity') expect(contentText({ value })).toBe(contentText({ value: whole[key] }));
        else expect(whole.userIdentity).toMatchObject(value as object);
      }
      if (some.length === all.length) expect(contentText(part)).toBe(contentText(whole));
    }),
  );
});

it('Keys such as __proto__ stay keys', () => {
  const header = readHeader(
    'eventName,eventTime,eventID,userIdentity.__proto__,requestParameters.constructor',
  );
  const { value } = rowRecord(header ?? { separator: ',', columns: [], isHistory: false }, [
    'a',
    'b',
    'c',
    'd',
    'e',
  ]);
  expect(Object.getPrototypeOf(value.userIdentity)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).d).toBeUndefined();
});

describe('objectRow', () => {
  it('reads flattened names, and values that are no text', () => {
    const row = {
      eventname: 'PutObject',
      eventid: 'x',
      readonly: false,
      useridentity: { type: 'IAMUser', accountid: '104276118230' },
      'requestParameters.bucketName': 'b',
      year: '2026',
    };
    expect(objectRow(row)?.value).toEqual({
      eventName: 'PutObject',
      eventID: 'x',
      readOnly: false,
      userIdentity: { type: 'IAMUser', accountId: '104276118230' },
      requestParameters: { bucketName: 'b' },
    });
  });

  it('leaves what is no event', () => {
    expect(objectRow({ name: 'x', eventName: 'y' })).toBeNull();
  });
});
