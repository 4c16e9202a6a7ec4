import { LongNumber } from './long-number.ts';

/** Events outside are kept apart: CloudTrail began in 2013, AWS itself in 2006. */
const earliestTime = Date.UTC(2005, 0, 1);
const latestTime = Date.UTC(2100, 0, 1);

const iso =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([Zz]|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)?$/;
const basic =
  /^(\d{4})(\d{2})(\d{2})[Tt](\d{2})(\d{2})(\d{2})(?:[.,](\d{1,9}))?\s*(?:([Zz])|([+-])(\d{2}):?(\d{2})?)?$/;
/** `Jul 18, 2014 4:07:39 PM`, also with a comma after the year: how Java writes STS expirations. */
const american =
  /^([A-Za-z]{3})[a-z]* (\d{1,2}), (\d{4}),? (\d{1,2}):(\d{2}):(\d{2})[\s\u202f]?([AP])M(?: (?:UTC|GMT))?$/i;
/** `Thu, 1 Nov 2018 22:00:00 GMT` (RFC 9110). */
const http = /^[A-Za-z]{3}, (\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UTC)$/;
const epoch = /^\d{10}(?:\.\d{1,9})?$|^\d{13}$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Milliseconds since 1970 of a timestamp in any form that CloudTrail records and their exports
 * use (CLOUDTRAIL facts, "Records"); a time without a zone is UTC. Null where it cannot be read.
 */
export function parseTime(value: unknown): number | null {
  if (typeof value === 'string')
    return value.length === 20 ? (parsePlain(value) ?? parseText(value)) : parseText(value);
  if (typeof value === 'number') return fromEpoch(value);
  return value instanceof LongNumber ? fromEpoch(Number(value.source)) : null;
}

/** The same, and null outside `earliestTime` ≤ time < `latestTime`. */
export function parseEventTime(value: unknown): number | null {
  const time = parseTime(value);
  return time !== null && time >= earliestTime && time < latestTime ? time : null;
}

/** `2023-07-10T11:42:36Z`: what nearly every record has, without a regular expression. */
function parsePlain(text: string): number | null {
  if (text.charCodeAt(19) !== 0x5a || text.charCodeAt(10) !== 0x54 || text.charCodeAt(4) !== 0x2d)
    return null;
  if (text.charCodeAt(7) !== 0x2d || text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a)
    return null;
  const year = pair(text, 0) * 100 + pair(text, 2);
  return at(year, pair(text, 5), pair(text, 8), pair(text, 11), pair(text, 14), pair(text, 17), 0);
}

function pair(text: string, i: number): number {
  const tens = text.charCodeAt(i) - 0x30;
  const ones = text.charCodeAt(i + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function parseText(text: string): number | null {
  if (text.length > 48) return null;
  const trimmed = text.trim();
  const zoned = iso.exec(trimmed) ?? basic.exec(trimmed);
  if (zoned !== null) {
    const [
      ,
      year,
      month,
      day,
      hour,
      minute,
      second = '0',
      fraction = '',
      ,
      sign,
      offHour = '0',
      offMinute = '0',
    ] = zoned;
    const milliseconds = Math.floor(Number(`0.${fraction || '0'}`) * 1000 + 1e-6);
    const time = at(num(year), num(month), num(day), num(hour), num(minute), num(second), milliseconds);
    if (time === null || sign === undefined) return time;
    const offset = (num(offHour) * 60 + num(offMinute)) * 60_000;
    return sign === '-' ? time + offset : time - offset;
  }
  const us = american.exec(trimmed);
  if (us !== null) {
    const [, month = '', day, year, hour, minute, second, half = ''] = us;
    if (num(hour) < 1 || num(hour) > 12) return null;
    const hours = (num(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
    return at(
      num(year),
      months.indexOf(month.toLowerCase()) + 1,
      num(day),
      hours,
      num(minute),
      num(second),
      0,
    );
  }
  const web = http.exec(trimmed);
  if (web !== null) {
    const [, day, month = '', year, hour, minute, second] = web;
    return at(
      num(year),
      months.indexOf(month.toLowerCase()) + 1,
      num(day),
      num(hour),
      num(minute),
      num(second),
      0,
    );
  }
  return epoch.test(trimmed) ? fromEpoch(Number(trimmed)) : null;
}

/** Seconds or milliseconds, told apart by size: 1e11 is 1973 in milliseconds and 5138 in seconds. */
function fromEpoch(value: number): number | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  const time = Math.floor(value < 1e11 ? value * 1000 : value);
  return time <= 8.64e15 ? time : null;
}

function num(text: string | undefined): number {
  return Number(text);
}

/** Null for dates that no calendar has, except a leap second, which is the second after it. */
function at(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
): number | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 60 && year >= 100))
    return null;
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const time = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  return Number.isNaN(time) ? null : time;
}
