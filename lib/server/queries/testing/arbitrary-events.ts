import fc from 'fast-check';
import { searchesOver } from '#lib/core/search/arbitrary-search.test-support.ts';
import { formatSearch } from '#lib/core/search/format-search.ts';
import { cubeFieldNames, type Field, fieldNames, fields } from '#lib/core/view/fields.ts';
import { defaultView, type Filter, type TimeRange, type View } from '#lib/core/view/view.ts';
import type { TestEvent } from './insert-test-events.ts';

const hour = 3_600_000;
/** Around the end of a month and of summer time in Europe; 30 days wide. */
export const firstTime = Date.parse('2026-10-05T00:00:00Z');
export const lastTime = firstTime + 30 * 24 * hour;

const addresses = [
  '192.0.2.7',
  '192.0.2.99',
  '198.51.100.1',
  '2001:db8::1',
  '2001:DB9::1',
  '::ffff',
  'AWS Internal',
  'ec2.amazonaws.com',
  'dead.beef',
  '1.2.3',
];

/** Few values per field, so that filters meet something, and hostile ones among them. */
function anyValue(field: Field): fc.Arbitrary<string | null> {
  const spec = fields[field];
  if (spec.kind === 'enum') return fc.constantFrom(...(spec.values as readonly string[]));
  if (field === 'sourceIPAddress') return fc.constantFrom(...addresses, null);
  return fc.constantFrom(`${field}-a`, `${field}-b`, `${field}-c`, '', "100%_'\\", 'ünï 🐎', null);
}

/** Times cluster, tie, and fall on the edges of hours and days; some events have none. */
const time: fc.Arbitrary<number | null> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: firstTime, max: lastTime }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 30 }).map((n) => firstTime + n * 24 * hour) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }).map((n) => firstTime + 200 * hour + n * 1000) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const words = [
  'my-bucket',
  'My-Bucket/logs/2026',
  'arn:aws:s3:::my-bucket/a_b',
  '7',
  '42.5',
  '-3',
  'ünï 🐎',
  "100%_'\\",
  'Bucket',
];
const paths = ['requestParameters.bucketName', 'requestParameters.count', 'resources.ARN', 'sharedEventID'];
/** Few, so that ids repeat; they are values of terms too. */
const ids = [
  '6f6ad1f2-0000-4000-8000-000000000001',
  '6f6ad1f2-0000-4000-8000-000000000002',
  'ABCDEF0123456789',
];

const terms = fc.uniqueArray(
  fc.record({ path: fc.constantFrom(...paths), value: fc.constantFrom(...words, ...ids) }),
  {
    maxLength: 4,
    selector: ({ path, value }) => `${path} ${value}`,
  },
);

export const arbitraryEvent: fc.Arbitrary<TestEvent> = fc.record({
  eventKey: fc.uuid(),
  eventTime: time,
  eventID: fc.constantFrom(...ids, null),
  requestID: fc.constantFrom(...ids, null),
  terms,
  ...(Object.fromEntries(fieldNames.map((field) => [field, anyValue(field)])) as Record<
    Field,
    fc.Arbitrary<string | null>
  >),
});

const filter: fc.Arbitrary<Filter> = fc.constantFrom(...fieldNames).chain((field) =>
  fc.record({
    field: fc.constant(field),
    operator: fc.constantFrom('is' as const, 'not' as const),
    values: fc.array(
      fc.oneof({ weight: 9, arbitrary: anyValue(field) }, { weight: 1, arbitrary: unknownOf(field) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  }),
);

/** A value that is in no dictionary. */
function unknownOf(field: Field): fc.Arbitrary<string | null> {
  return fields[field].kind === 'enum' ? anyValue(field) : fc.constant('never-seen');
}

const edge = fc.oneof(
  fc.integer({ min: firstTime - 24 * hour, max: lastTime + 24 * hour }),
  fc.integer({ min: -10, max: 40 }).map((n) => firstTime + n * 24 * hour),
  fc.integer({ min: -5, max: 45 }).map((n) => firstTime + 200 * hour + n * 1000),
);

const range: fc.Arbitrary<TimeRange> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'all' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'untimed' as const }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(hour / 2, hour, 24 * hour, 7 * 24 * hour)
      .map((lastMs) => ({ kind: 'relative' as const, lastMs })),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(edge, edge).map(([a, b]) => ({
      kind: 'absolute' as const,
      from: Math.min(a, b),
      to: Math.max(a, b) + (a === b ? 1 : 0),
    })),
  },
);

const search = searchesOver({
  values: fc.constantFrom(
    ...words,
    'eventName-a',
    'principal-b',
    'name-',
    'accessKeyId-a',
    'EVENTNAME-C',
    ...addresses,
  ),
  ids: fc.constantFrom(...ids, 'never-seen-anywhere'),
  times: fc.constantFrom(
    '2026-10',
    '2026-10-13',
    '2026-10-13T08:00',
    '2026-10-13T08:00:10',
    '2026-10-20T00:00:00Z',
  ),
  dictionaryFields: fieldNames.filter((field) => fields[field].kind === 'dictionary'),
  paths: [...paths, 'requestParameters.neverSeen'],
}).map(formatSearch);

export const arbitraryView: fc.Arbitrary<View> = fc.record({
  range,
  filters: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.array(filter, { minLength: 1, maxLength: 3 }) },
  ),
  search: fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: search }),
  sort: fc.constantFrom('newest' as const, 'oldest' as const),
  split: fc.constantFrom(...cubeFieldNames),
  scale: fc.constant(defaultView.scale),
  compare: fc.constant(defaultView.compare),
  columns: fc.constant(defaultView.columns),
  zone: fc.constant(defaultView.zone),
  file: fc.constant(null),
  facets: fc.constant([]),
  saved: fc.constant(null),
  open: fc.constant(null),
});
