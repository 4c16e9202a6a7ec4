import { expect, test } from 'vitest';
import { matchesView, type ViewableEvent } from './matches.ts';
import { defaultView, type Filter, type TimeRange } from './view.ts';

const event: ViewableEvent = {
  eventTime: 1000,
  eventID: null,
  requestID: null,
  terms: [],
  account: '1',
  awsRegion: null,
  eventSource: null,
  eventName: 'A',
  principal: null,
  actor: null,
  session: null,
  accessKeyId: null,
  sourceIPAddress: null,
  userAgent: null,
  errorCode: null,
  outcome: 'success',
  readOnly: 'unknown',
  identityType: 'none',
  eventCategory: 'Management',
};

function matches(filters: Filter[], range: TimeRange = defaultView.range, eventTime: number | null = 1000) {
  return matchesView({ ...defaultView, filters, range }, { ...event, eventTime }, 5000);
}

test('a filter holds when any of its values does, an exclusion when none does', () => {
  expect(matches([{ field: 'eventName', operator: 'is', values: ['B', 'A'] }])).toBe(true);
  expect(matches([{ field: 'eventName', operator: 'is', values: ['B'] }])).toBe(false);
  expect(matches([{ field: 'eventName', operator: 'not', values: ['B'] }])).toBe(true);
  expect(matches([{ field: 'eventName', operator: 'not', values: ['A', 'B'] }])).toBe(false);
});

test('a missing value is a value like others, and excluding another one keeps it', () => {
  expect(matches([{ field: 'errorCode', operator: 'is', values: [null] }])).toBe(true);
  expect(matches([{ field: 'errorCode', operator: 'not', values: [null] }])).toBe(false);
  expect(matches([{ field: 'errorCode', operator: 'not', values: ['AccessDenied'] }])).toBe(true);
});

test('ranges are half open', () => {
  expect(matches([], { kind: 'absolute', from: 1000, to: 1001 })).toBe(true);
  expect(matches([], { kind: 'absolute', from: 999, to: 1000 })).toBe(false);
  expect(matches([], { kind: 'relative', lastMs: 4000 })).toBe(true);
  expect(matches([], { kind: 'relative', lastMs: 3999 })).toBe(false);
});

test('untimed events are in the untimed range and in no other', () => {
  expect(matches([], { kind: 'all' }, null)).toBe(false);
  expect(matches([], { kind: 'untimed' }, null)).toBe(true);
  expect(matches([], { kind: 'untimed' }, 1000)).toBe(false);
});
