import type { Random } from '#fixtures/demo/random.ts';
import { apiCall } from '#fixtures/records.ts';

export interface TimedRecord {
  readonly record: object;
  readonly id: string;
  /** The instant that its time means, in milliseconds since 1970; null: none that can be used. */
  readonly instant: number | null;
}

const hour = 3_600_000;
const minute = 60_000;
const earliest = Date.UTC(2005, 0, 1);
const latest = Date.UTC(2100, 0, 1);
const iso = (ms: number) => new Date(ms).toISOString();

/** Where clocks, calendars and zones do something out of the ordinary. */
const edges: readonly number[] = [
  ...[2013, 2014, 2016, 2017, 2020, 2024, 2025, 2026, 2038].map((year) => Date.UTC(year, 0, 1)),
  // Days that some years do not have, and their ends.
  Date.UTC(2016, 1, 29),
  Date.UTC(2024, 2, 1),
  Date.UTC(2025, 2, 1),
  // Europe, North America, Lord Howe and Chatham change their clocks.
  Date.UTC(2026, 2, 29, 1),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 2, 8, 7),
  Date.UTC(2026, 10, 1, 6),
  Date.UTC(2026, 3, 4, 15),
  Date.UTC(2026, 3, 4, 14),
  // Samoa left out a day; 32-bit seconds end; before and from these on no time is usable.
  Date.UTC(2011, 11, 30, 10),
  2_147_483_648_000,
  earliest,
  latest,
];

/** As written, and what each means. Leap seconds are the first instant after them. */
const asWritten: readonly (readonly [text: string, instant: number | null])[] = [
  ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
  ['2015-06-30T23:59:60Z', Date.UTC(2015, 6, 1)],
  ['2017-01-01T08:59:60+09:00', Date.UTC(2017, 0, 1)],
  ['2026-01-01T13:44:59+13:45', Date.UTC(2025, 11, 31, 23, 59, 59)],
  ['2025-12-31T12:00:00-12:00', Date.UTC(2026, 0, 1)],
  ['20260101T000000Z', Date.UTC(2026, 0, 1)],
  ['Dec 31, 2025 11:59:59 PM', Date.UTC(2025, 11, 31, 23, 59, 59)],
  ['1601-01-01T00:00:00Z', null],
  ['1970-01-01T00:00:00Z', null],
  ['2100-01-01T00:00:00Z', null],
  ['9999-12-31T23:59:59Z', null],
  ['2023-02-29T12:00:00Z', null],
  ['2026-06-31T12:00:00Z', null],
  ['yesterday', null],
];

/** Records at and around the edges, their times written in many ways, and their meaning by construction. */
export function timedRecords(random: Random): TimedRecord[] {
  const records: TimedRecord[] = [];
  const add = (eventTime: string, instant: number | null) => {
    const id = `clock-${records.length}`;
    records.push({ record: apiCall({ eventTime, eventID: id, requestID: `r-${id}` }), id, instant });
  };
  for (const edge of edges) {
    for (const around of [-hour, -1000, -1, 0, 1, 1000, hour]) {
      const instant = edge + around + (around % 1000 === 0 ? 0 : random.between(-400, 400));
      add(spell(instant, random), instant >= earliest && instant < latest ? instant : null);
    }
  }
  for (const [text, instant] of asWritten) add(text, instant);
  return records;
}

/** One of the ways in which records and their exports write an instant, to the millisecond. */
function spell(instant: number, random: Random): string {
  const whole = iso(instant);
  const quarters = random.between(-48, 56);
  const offset = `${quarters < 0 ? '-' : '+'}${two(Math.abs(quarters) / 4)}:${two((Math.abs(quarters) % 4) * 15)}`;
  const local = iso(instant + quarters * 15 * minute);
  const ways = [
    whole,
    whole.toLowerCase().replace('t', 'T'),
    whole.replace('T', ' ').replace('Z', ''),
    whole.replace('Z', ' UTC'),
    local.replace('Z', offset),
    local.replace('T', ' ').replace('Z', offset.replace(':', '')),
    ...(instant % 1000 === 0 ? [whole.replace('.000Z', 'Z'), whole.replace(/[-:]|\.000/g, '')] : []),
  ];
  return ways[random.below(ways.length)] ?? whole;
}

const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
