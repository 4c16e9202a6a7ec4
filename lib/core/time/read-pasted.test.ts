import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoment } from './format-time.ts';
import { readPasted } from './read-pasted.ts';

const now = Date.UTC(2026, 10, 27, 9);
const at = (text: string) => Date.parse(text);

describe('readPasted', () => {
  it.each([
    ['2026-11-27T10:00:00Z', '2026-11-27T10:00:00Z'],
    ['2026-11-27 10:00:00+01:00', '2026-11-27T09:00:00Z'],
    ['Nov 27 2026 10:00', '2026-11-27T09:00:00Z'],
    ['27 Nov 2026 10:00:00 +0000', '2026-11-27T10:00:00Z'],
    ['27/Nov/2026:10:00:00 +0000', '2026-11-27T10:00:00Z'],
    ['Fri, 27 Nov 2026 10:00:00 GMT', '2026-11-27T10:00:00Z'],
    ['1795773600', '2026-11-27T10:00:00Z'],
    ['1795773600000', '2026-11-27T10:00:00Z'],
    ['20261127T100000Z', '2026-11-27T10:00:00Z'],
    ['"eventTime": "2026-11-27T10:00:00Z",', '2026-11-27T10:00:00Z'],
  ])('reads %j as a moment', (text, expected) => {
    expect(readPasted(text, 'Europe/Vienna', now)).toEqual({ kind: 'moment', at: at(expected) });
  });

  it.each([
    '2026-11-27T10:00:00Z/2026-11-27T11:30:00Z',
    '2026-11-27T10:00:00Z – 2026-11-27T11:30:00Z',
    '2026-11-27T10:00:00Z to 2026-11-27T11:30:00Z',
    'from 2026-11-27 10:00Z until 2026-11-27 11:30Z',
    '2026-11-27 10:00 – 11:30 Z',
    '2026-11-27 10:00 Z – 11:30 Z',
    'Nov 27 2026 11:00 – 12:30',
    '27 Nov 2026 11:00:00 to 12:30:00',
    '2026-11-27 11:00:00+01:00, 2026-11-27 12:30:00+01:00',
    '1795773600\n1795779000',
    '2026-11-27T11:30:00Z .. 2026-11-27T10:00:00Z',
    '2026-11-27 11:00 - 2026-11-27 12:30',
  ])('reads %j as an interval', (text) => {
    expect(readPasted(text, 'Europe/Vienna', now)).toEqual({
      kind: 'interval',
      from: at('2026-11-27T10:00:00Z'),
      to: at('2026-11-27T11:30:00Z'),
    });
  });

  it.each(['', 'yesterday', '2026-11-27T10:00:00Z/', 'a - b', '10:00 – 11:00', '1 / 2'])(
    'refuses %j',
    (text) => {
      expect(readPasted(text, 'UTC', now)).toBeNull();
    },
  );

  it('reads back any two moments that Spoor shows, whatever stands between them', () => {
    const moment = fc.integer({ min: at('1971-01-01'), max: at('2090-01-01') });
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.constantFrom('UTC', 'Pacific/Chatham', 'America/St_Johns'),
        fc.constantFrom(' – ', '/', ', ', '\n', ' to ', ' - '),
        (a, b, zone, between) => {
          const text = `${formatMoment(a, zone)}${between}${formatMoment(b, zone)}`;
          const expected = a === b ? null : { kind: 'interval', from: Math.min(a, b), to: Math.max(a, b) };
          expect(readPasted(text, 'Asia/Tokyo', now)).toEqual(expected);
        },
      ),
    );
  });
});
