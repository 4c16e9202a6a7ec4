import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, formatMoment, formatOffset, formatTime } from './format-time.ts';
import { parseTime } from './parse-time.ts';
import { fromWallTime, isZone, toWallTime } from './zoned-time.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Pacific/Chatham',
  'Asia/Kathmandu',
  'America/New_York',
];
const moments = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) });

describe('time in a zone', () => {
  it('reads a clock and finds the moment again', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (ms, zone) => {
        const back = fromWallTime(toWallTime(ms, zone), zone);
        // An hour that occurs twice is read as its first occurrence.
        expect([0, 3_600_000]).toContain(ms - back);
      }),
    );
  });

  it('says the offset that holds at that moment', () => {
    expect(formatMoment(Date.UTC(2026, 0, 10, 12), 'Europe/Berlin')).toBe('2026-01-10 13:00:00+01:00');
    expect(formatMoment(Date.UTC(2026, 6, 10, 12, 0, 0, 5), 'Europe/Berlin')).toBe(
      '2026-07-10 14:00:00.005+02:00',
    );
    expect(formatOffset(Date.UTC(2026, 6, 10), 'America/St_Johns')).toBe('-02:30');
    expect(formatTime(0, 'UTC', 'minute')).toBe('1970-01-01 00:00');
  });

  it('takes the first of two equal clock readings, and steps over a gap', () => {
    const wall = { year: 2026, month: 10, day: 25, hour: 2, minute: 30, second: 0, millisecond: 0 };
    expect(fromWallTime(wall, 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(fromWallTime({ ...wall, month: 3, day: 29 }, 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  it('knows which zones exist', () => {
    expect(isZone('Asia/Tokyo')).toBe(true);
    expect(isZone('Mars/Olympus')).toBe(false);
  });
});

describe('parseTime', () => {
  const now = Date.UTC(2026, 10, 21, 9);
  it.each([
    ['2026-10-10T11:42:36Z', Date.UTC(2026, 9, 10, 11, 42, 36)],
    ['2026-10-10t11:42:36.5z', Date.UTC(2026, 9, 10, 11, 42, 36, 500)],
    [' "2026-10-10 11:42:36+02:00", ', Date.UTC(2026, 9, 10, 9, 42, 36)],
    ['2026-10-10T11:42:36-0330', Date.UTC(2026, 9, 10, 15, 12, 36)],
    ['2026-10-10 11:42', Date.UTC(2026, 9, 10, 9, 42)],
    ['2026-10-10', Date.UTC(2026, 9, 9, 22)],
    ['2026-10', Date.UTC(2026, 8, 30, 22)],
    ['20131102T010628Z', Date.UTC(2013, 10, 2, 1, 6, 28)],
    ['20230710T1145Z', Date.UTC(2023, 6, 10, 11, 45)],
    ['Jul 18, 2014 4:07:39 PM UTC', Date.UTC(2014, 6, 18, 16, 7, 39)],
    ['July 18, 2014, 12:07:39 AM Z', Date.UTC(2014, 6, 18, 0, 7, 39)],
    ['1688989342', 1_688_989_342_000],
    ['1688989342.25', 1_688_989_342_250],
    ['1688989342123', 1_688_989_342_123],
    ['1688989342123456', 1_688_989_342_123],
    ['1688989342123456789', 1_688_989_342_123],
    ['now', now],
    ['-15m', now - 900_000],
    ['now-2d', now - 172_800_000],
  ])('reads %s', (text, expected) => {
    expect(parseTime(text, 'Europe/Berlin', now)).toBe(expected);
  });

  it.each([
    '',
    'yesterday-ish',
    '2026-13-01',
    '2026-02-30',
    '2026-10-10 25:00',
    '12',
    'Foo 1, 2026',
    '2025-02-29',
  ])('refuses %j rather than guess', (text) => {
    expect(parseTime(text, 'UTC', now)).toBeNull();
  });

  it('reads back every moment that Spoor shows', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (ms, zone) => {
        expect(parseTime(formatMoment(ms, zone), 'Asia/Tokyo', now)).toBe(ms);
      }),
    );
  });
});

describe('formatDuration', () => {
  it('names the two largest units', () => {
    expect(formatDuration(97_200_000)).toBe('1 d 3 h');
    expect(formatDuration(300_000)).toBe('5 min');
    expect(formatDuration(86_400_000 + 5000)).toBe('1 d');
    expect(formatDuration(0)).toBe('0 s');
    expect(formatDuration(250)).toBe('250 ms');
  });
});
