import { fromWallTime } from './zoned-time.ts';

const iso =
  /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:(?:[T ]\s*|,\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const basic = /^(\d{4})(\d{2})(\d{2})T?(\d{2})(\d{2})(\d{2})?()(Z)?$/i;
const monthFirst =
  /^([a-z]{3})[a-z]* (\d{1,2}),? (\d{4})(?:,? (?:at )?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const dayFirst =
  /^(?:[a-z]{3}, )?(\d{1,2})[ /-]([a-z]{3})[a-z]*[ /-](\d{4})(?:(?:[ :]|, ?)(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const relative = /^(?:now)?\s*-\s*(\d+)\s*(s|m|min|h|d|w)[a-z]*$/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const unitMs: Record<string, number> = {
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/**
 * Whatever timestamp a person pastes: ISO 8601 in its usual disguises, CloudTrail's basic form, STS's
 * `Jul 18, 2014 4:07:39 PM`, `18 Jul 2014 16:07:39 +0000` of mails and web servers, epoch seconds to nanoseconds, `now`, `-15m`. Without an offset it is
 * read in `zone`. Milliseconds since 1970; null where it is no time at all.
 */
export function parseTime(text: string, zone: string, now: number): number | null {
  // Copied out of a record, a timestamp may bring its key along.
  const trimmed = text
    .trim()
    .replace(/^"?[A-Za-z]+"?\s*:\s*(?=["'\d])/, '')
    .replace(/^["'[(]+|["'\]),;]+$/g, '');
  if (/^now$/i.test(trimmed)) return now;
  const back = relative.exec(trimmed);
  if (back) return now - Number(back[1]) * (unitMs[(back[2] ?? '').toLowerCase()] ?? 0);
  if (/^\d{9,19}(\.\d+)?$/.test(trimmed)) return parseEpoch(trimmed);
  const match = iso.exec(trimmed) ?? basic.exec(trimmed);
  if (match) {
    const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '', offset] = match;
    return moment([year, month, day, hour, minute, second].map(Number), fraction, offset, zone);
  }
  const mail = dayFirst.exec(trimmed);
  if (mail) {
    const [, day, name = '', year, hour = '0', minute = '0', second = '0', offset] = mail;
    const month = months.indexOf(name.toLowerCase()) + 1;
    return moment([Number(year), month, ...[day, hour, minute, second].map(Number)], '', offset, zone);
  }
  const named = monthFirst.exec(trimmed);
  if (!named) return null;
  const [, name = '', day, year, hour = '0', minute = '0', second = '0', half, offset] = named;
  const month = months.indexOf(name.toLowerCase()) + 1;
  const clock = half === undefined ? Number(hour) : (Number(hour) % 12) + (/pm/i.test(half) ? 12 : 0);
  return moment([Number(year), month, Number(day), clock, Number(minute), Number(second)], '', offset, zone);
}

/** 9 to 11 digits are seconds, then milli-, micro- and nanoseconds. */
function parseEpoch(digits: string): number {
  const value = Number(digits);
  const length = digits.split('.')[0]?.length ?? 0;
  if (length <= 11) return Math.round(value * 1000);
  if (length <= 14) return Math.round(value);
  return Math.floor(value / (length <= 17 ? 1e3 : 1e6));
}

function moment(
  parts: readonly number[],
  fraction: string,
  offset: string | undefined,
  zone: string,
): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const lastDay = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const leap = month === 2 && day === 29 && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1;
  if (month < 1 || month > 12 || day < 1 || day > lastDay || leap) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const wall = {
    year,
    month,
    day,
    hour,
    minute,
    second,
    millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)),
  };
  if (offset === undefined) return fromWallTime(wall, zone);
  const utc = fromWallTime(wall, 'UTC');
  const signed = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  if (signed === null) return utc;
  const minutes = Number(signed[2]) * 60 + Number(signed[3]);
  return utc - (signed[1] === '-' ? -minutes : minutes) * 60_000;
}
