import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatEventRef, parseEventRef } from './event-ref.ts';

test('a ref finds its way back to time and key', () => {
  const time = fc.option(fc.integer({ min: -62135596800000, max: 253402300799999 }), { nil: null });
  fc.assert(
    fc.property(time, fc.uuid(), (eventTime, eventKey) => {
      expect(parseEventRef(formatEventRef({ eventTime, eventKey }))).toEqual({ eventTime, eventKey });
    }),
  );
});

test('a ref is a time and 32 hex digits', () => {
  const eventKey = '01234567-89ab-cdef-0123-456789abcdef';
  expect(formatEventRef({ eventTime: 1696118400000, eventKey })).toBe(
    '1696118400000-0123456789abcdef0123456789abcdef',
  );
  expect(formatEventRef({ eventTime: null, eventKey })).toBe('untimed-0123456789abcdef0123456789abcdef');
});

test.each([
  '',
  'untimed',
  '1-2',
  'untimed-0123456789ABCDEF0123456789ABCDEF',
  '007-0123456789abcdef0123456789abcdef',
  '-0-0123456789abcdef0123456789abcdef',
  '1696118400000-0123456789abcdef0123456789abcdef0',
  "1-0123456789abcdef0123456789abcde'",
])('%j is no ref', (text) => {
  expect(parseEventRef(text)).toBeNull();
});
