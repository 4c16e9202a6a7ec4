import { expect, test } from 'vitest';
import { holdsId, recordIds } from './record-ids.ts';

const bytes = (text: unknown) => Buffer.from(typeof text === 'string' ? text : JSON.stringify(text));
const record = {
  eventVersion: '1.08',
  eventTime: '2026-10-10T00:00:00Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  eventID: 'e-1',
  requestID: 'r-1',
};

test('an id is held where the record says so, letter for letter', () => {
  expect(holdsId(bytes(record), 'eventID', 'e-1')).toBe(true);
  expect(holdsId(bytes(record), 'eventID', 'E-1')).toBe(false);
  expect(holdsId(bytes(record), 'eventID', 'r-1')).toBe(false);
  expect(holdsId(bytes(record), 'requestID', 'r-1')).toBe(true);
});

test('an envelope around the record does not hide it', () => {
  expect(holdsId(bytes({ detail: record }), 'eventID', 'e-1')).toBe(true);
  expect(holdsId(bytes({ CloudTrailEvent: JSON.stringify(record) }), 'requestID', 'r-1')).toBe(true);
});

test('a row of a table is searched as text', () => {
  expect(holdsId(bytes('e-1,2026-10-10T00:00:00Z,root'), 'eventID', 'e-1')).toBe(true);
  expect(holdsId(bytes('e-2,2026-10-10T00:00:00Z,root'), 'eventID', 'e-1')).toBe(false);
  expect(recordIds(bytes('e-1,2026'))).toBeNull();
});

test('any bytes are answered', () => {
  for (const text of ['', '{', '[]', 'null', '{"eventID":{}}'])
    expect(holdsId(bytes(text), 'eventID', 'x')).toBe(false);
});
