import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySearch } from '../search/arbitrary-search.test-support.ts';
import { formatSearch } from '../search/format-search.ts';
import { canonicalView } from './canonical-view.ts';
import { formatView, parseView } from './codec.ts';
import { cubeFieldNames, type Field, fieldNames, fields } from './fields.ts';
import { earliestTime, latestTime } from './range-text.ts';
import { defaultView, type Filter, type TimeRange, type View } from './view.ts';

const hostile = fc.oneof(
  fc.constantFrom(
    '',
    '&',
    '=',
    '%',
    '+',
    '%zz',
    '#',
    '?a=b&c',
    ' ',
    '\0',
    '\ud800',
    'a\udc00b',
    '🐎',
    "'()*!",
    '..',
    '.not',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 5 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({ minLength: 1020, maxLength: 1030 }),
);

const filter: fc.Arbitrary<Filter> = fc.constantFrom(...fieldNames).chain((field: Field) => {
  const spec = fields[field];
  const value: fc.Arbitrary<string | null> =
    spec.kind === 'enum'
      ? fc.constantFrom(...(spec.values as readonly string[]))
      : fc.option(hostile, { nil: null });
  return fc.record({
    field: fc.constant(field),
    operator: fc.constantFrom('is' as const, 'not' as const),
    values: fc.array(value, { maxLength: 4 }),
  });
});

const range: fc.Arbitrary<TimeRange> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.constant({ kind: 'untimed' as const }),
  fc.double({ min: -5, max: 1e13 }).map((lastMs) => ({ kind: 'relative' as const, lastMs })),
  fc
    .tuple(fc.integer({ min: earliestTime, max: latestTime }), fc.integer({ min: -5, max: 1e12 }))
    .map(([from, width]) => ({ kind: 'absolute' as const, from, to: from + width })),
);

const columnName = fc.oneof(
  fc.constantFrom('time', 'sharedEventID', 'requestParameters.bucketName', ...fieldNames),
  hostile.map((key) => `requestParameters.${key}`),
  fc.constantFrom('requestParameters.a,b', 'requestParameters.%2C', 'requestParameters.a[[0]0]', 'eventTime'),
  hostile,
);

const anyView: fc.Arbitrary<View> = fc.record({
  range,
  filters: fc.array(filter, { maxLength: 6 }),
  search: fc.oneof(fc.constant(null), anySearch.map(formatSearch)),
  file: fc.option(fc.oneof(fc.integer(), fc.double()), { nil: null }),
  facets: fc.array(
    fc.oneof(
      hostile,
      hostile.map((key) => `requestParameters.${key}`),
      fc.constantFrom('requestParameters.bucketName', 'RESOURCES[0].ARN', 'sharedEventID', 'eventName'),
    ),
    { maxLength: 4 },
  ),
  sort: fc.constantFrom('newest' as const, 'oldest' as const),
  split: fc.constantFrom(...cubeFieldNames),
  scale: fc.constantFrom('linear' as const, 'log' as const),
  compare: fc.constantFrom('none' as const, 'previous' as const),
  columns: fc.array(columnName, { maxLength: 30 }),
  zone: fc.constantFrom('utc', 'local', 'Europe/Vienna', 'Pacific/Chatham', '+05:30'),
  saved: fc.constantFrom(null, '0198c0de-0000-7000-8000-000000000001'),
  open: fc.constantFrom(
    null,
    '1696118400000-0123456789abcdef0123456789abcdef',
    'untimed-00000000000000000000000000000000',
  ),
});

test('a View survives its spelling, whatever its values hold', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const text = formatView(view);
      const parsed = parseView(text);
      expect(parsed.problems).toEqual([]);
      expect(parsed.view).toEqual(canonicalView(view));
      expect(formatView(parsed.view)).toBe(text);
      expect(parseView(new URLSearchParams(`?${text}`)).view).toEqual(parsed.view);
    }),
    { numRuns: 500 },
  );
});

test('nothing that a person can paste makes the parser throw, and what it read can be spelt', () => {
  const soup = fc.array(
    fc.tuple(
      fc.oneof(
        hostile,
        fc.constantFrom(
          'from',
          'to',
          'last',
          'saved',
          'open',
          'zone',
          'sort',
          'range',
          'outcome.exists',
          'errorCode.exists',
          '__proto__',
          'constructor.not',
        ),
      ),
      fc.oneof(
        hostile,
        fc.constantFrom('true', '0d', '999999999w', '2026-02-31T00:00:00Z', '2026-10-01T00:00:00Z'),
      ),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(soup, (pairs) => {
      const { view } = parseView(new URLSearchParams(pairs));
      expect(parseView(formatView(view))).toEqual({ view, problems: [] });
    }),
    { numRuns: 300 },
  );
});

test('the default View is the empty string', () => {
  expect(formatView(defaultView)).toBe('');
  expect(parseView('')).toEqual({ view: defaultView, problems: [] });
});

test('equal Views have one spelling, in whatever order they were put together', () => {
  const a: Filter = { field: 'eventName', operator: 'is', values: ['B', 'A', 'B'] };
  const b: Filter = { field: 'account', operator: 'not', values: [null, '1'] };
  expect(formatView({ ...defaultView, filters: [a, b] })).toBe(
    formatView({ ...defaultView, filters: [b, a] }),
  );
});

describe('spelling', () => {
  test.each<[string, Partial<View>]>([
    [
      'eventName=ConsoleLogin&eventName=CreateUser',
      { filters: [{ field: 'eventName', operator: 'is', values: ['ConsoleLogin', 'CreateUser'] }] },
    ],
    [
      'sourceIPAddress.not=192.0.2.1',
      { filters: [{ field: 'sourceIPAddress', operator: 'not', values: ['192.0.2.1'] }] },
    ],
    ['errorCode.exists=false', { filters: [{ field: 'errorCode', operator: 'is', values: [null] }] }],
    ['errorCode.exists=true', { filters: [{ field: 'errorCode', operator: 'not', values: [null] }] }],
    [
      'principal=arn:aws:iam::123456789012:role/path/name,@x+y%2Bz',
      {
        filters: [
          { field: 'principal', operator: 'is', values: ['arn:aws:iam::123456789012:role/path/name,@x y+z'] },
        ],
      },
    ],
    [
      'from=2026-10-01T00:00:00Z&to=2026-10-01T00:00:00.250Z',
      { range: { kind: 'absolute', from: 1790812800000, to: 1790812800250 } },
    ],
    ['last=24h', { range: { kind: 'relative', lastMs: 86_400_000 } }],
    ['last=7d', { range: { kind: 'relative', lastMs: 7 * 86_400_000 } }],
    ['last=90m', { range: { kind: 'relative', lastMs: 90 * 60_000 } }],
    ['last=45s', { range: { kind: 'relative', lastMs: 45_000 } }],
    ['range=untimed', { range: { kind: 'untimed' } }],
    [
      'sort=oldest&split=eventSource&zone=Europe/Vienna',
      { sort: 'oldest', split: 'eventSource', zone: 'Europe/Vienna' },
    ],
    ['split=account&scale=log&compare=previous', { split: 'account', scale: 'log', compare: 'previous' }],
    ['columns=eventName,time', { columns: ['eventName', 'time'] }],
    [
      'columns=time,requestParameters.bucketName,requestParameters.a%252Cb',
      { columns: ['time', 'requestParameters.bucketName', 'requestParameters.a,b'] },
    ],
    [
      'zone=local&open=1696118400000-0123456789abcdef0123456789abcdef',
      { zone: 'local', open: '1696118400000-0123456789abcdef0123456789abcdef' },
    ],
  ])('%s', (text, part) => {
    const view = { ...defaultView, ...part };
    expect(formatView(view)).toBe(text);
    expect(parseView(text)).toEqual({ view, problems: [] });
  });
});

describe('what cannot be read is named and kept out', () => {
  test.each([
    ['colour=red', 'There is no field "colour".'],
    ['__proto__=x', 'There is no field "__proto__".'],
    ['toString=x', 'There is no field "toString".'],
    ['outcome=sucess', '"sucess" is no value of outcome.'],
    ['outcome.exists=false', 'Every event has a value of outcome; "outcome.exists" says nothing.'],
    ['errorCode.exists=no', '"errorCode.exists" is true or false, not "no".'],
    [
      'eventName.like=x',
      '"eventName.like" is no filter: write eventName, eventName.not or eventName.exists.',
    ],
    ['from=2026-10-01T00:00:00Z', '"from" needs "to" beside it.'],
    ['to=2026-10-01T00:00:00Z', '"to" needs "from" beside it.'],
    [
      'from=2026-10-01&to=2026-10-02T00:00:00Z',
      '"from" is a time like 2026-10-01T00:00:00Z, not "2026-10-01".',
    ],
    [
      'from=2026-02-30T00:00:00Z&to=2026-10-02T00:00:00Z',
      '"from" is a time like 2026-10-01T00:00:00Z, not "2026-02-30T00:00:00Z".',
    ],
    ['from=2026-10-02T00:00:00Z&to=2026-10-01T00:00:00Z', '"from" must be before "to".'],
    ['last=1y', '"last" is a duration like 30m, 24h or 7d, not "1y".'],
    ['last=0s', '"last" is a duration like 30m, 24h or 7d, not "0s".'],
    ['range=some', '"range" is untimed, not "some".'],
    ['sort=up', '"sort" is newest or oldest, not "up".'],
    [
      'split=actor',
      '"split" is account or awsRegion or eventSource or eventName or principal or sourceIPAddress or userAgent or errorCode or outcome or readOnly or identityType or eventCategory, not "actor".',
    ],
    ['scale=cubic', '"scale" is linear or log, not "cubic".'],
    ['compare=next', '"compare" is none or previous, not "next".'],
    ['columns=colour', 'There is no column "colour".'],
    ['columns=', 'There is no column "".'],
    ['zone=Mars/Olympus', '"Mars/Olympus" is no time zone: write local or a name like Europe/Vienna.'],
    ['saved=1', '"1" names no saved view.'],
    ['open=1', '"1" names no event.'],
  ])('%s', (text, problem) => {
    expect(parseView(text)).toEqual({ view: defaultView, problems: [problem] });
  });

  test('columns that are known stay, each once', () => {
    const { view, problems } = parseView('columns=time,colour,eventName,time');
    expect(view.columns).toEqual(['time', 'eventName']);
    expect(problems).toEqual(['There is no column "colour".']);
  });

  test('a range given twice counts once', () => {
    const { view, problems } = parseView('last=24h&last=7d&range=untimed');
    expect(view.range).toEqual({ kind: 'relative', lastMs: 86_400_000 });
    expect(problems).toHaveLength(2);
  });
});
