import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LongNumber } from './long-number.ts';
import { parseEventTime, parseTime } from './time.ts';

describe('parseTime reads', () => {
  it.each([
    ['2023-07-10T11:42:36Z', '2023-07-10T11:42:36.000Z'],
    ['2023-07-10t11:42:36z', '2023-07-10T11:42:36.000Z'],
    ['2019-09-03T19:37:27.192Z', '2019-09-03T19:37:27.192Z'],
    ['2025-12-12T10:15:45.111222333Z', '2025-12-12T10:15:45.111Z'],
    ['2025-12-12 10:15:30', '2025-12-12T10:15:30.000Z'],
    ['2025-12-12 10:15:30.5 UTC', '2025-12-12T10:15:30.500Z'],
    ['2022-02-08 09:23:37+11:00', '2022-02-07T22:23:37.000Z'],
    ['2022-02-08T09:23:37-0330', '2022-02-08T12:53:37.000Z'],
    ['20131102T010628Z', '2013-11-02T01:06:28.000Z'],
    ['Jul 18, 2014 4:07:39 PM', '2014-07-18T16:07:39.000Z'],
    ['Mar 23, 2016, 2:39:57 AM', '2016-03-23T02:39:57.000Z'],
    ['Mar 23, 2016, 12:39:57\u202fAM', '2016-03-23T00:39:57.000Z'],
    ['Thu, 1 Nov 2018 22:00:00 GMT', '2018-11-01T22:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['1600361930988', '2020-09-17T16:58:50.988Z'],
    [1600361930, '2020-09-17T16:58:50.000Z'],
    [1644272617.25, '2022-02-07T22:23:37.250Z'],
    [new LongNumber('1600361930.98800000000000'), '2020-09-17T16:58:50.988Z'],
  ])('%s as UTC', (value, expected) => {
    expect(new Date(parseTime(value) ?? Number.NaN).toISOString()).toBe(expected);
  });

  it('what Date writes, in any zone of the machine', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(parseTime(date.toISOString())).toBe(date.getTime());
          expect(parseTime(`${date.toISOString().slice(0, 19)}Z`)).toBe(
            Math.floor(date.getTime() / 1000) * 1000,
          );
        },
      ),
    );
  });
});

describe('parseTime gives null for', () => {
  it.each([
    '',
    'null',
    '2023-02-30T00:00:00Z',
    '2023-13-01T00:00:00Z',
    '2023-01-01T24:00:00Z',
    '2023-01-01',
    'Foo 18, 2014 4:07:39 PM',
  ])('%s', (text) => {
    expect(parseTime(text)).toBeNull();
  });

  it('any value that is no time', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const time = parseTime(value);
        expect(time === null || Number.isSafeInteger(time)).toBe(true);
      }),
    );
  });
});

it('An event time is from 2005 until before 2100', () => {
  expect(parseEventTime('2004-12-31T23:59:59Z')).toBeNull();
  expect(parseEventTime('2005-01-01T00:00:00Z')).toBe(Date.UTC(2005, 0, 1));
  expect(parseEventTime('2099-12-31T23:59:59Z')).not.toBeNull();
  for (const absurd of [
    '1601-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '2100-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])
    expect(parseEventTime(absurd)).toBeNull();
});
