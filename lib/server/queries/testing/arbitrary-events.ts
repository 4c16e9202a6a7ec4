import fc from 'fast-check';
import { type Field, fieldNames, fields } from '#lib/core/view/fields.ts';
import { defaultView, type Filter, type TimeRange, type View } from '#lib/core/view/view.ts';
import type { TestEvent } from './insert-test-events.ts';

const hour = 3_600_000;
/** Around the end of a month and of summer time in Europe; 30 days wide. */
export const firstTime = Date.parse('2026-10-05T00:00:00Z');
export const lastTime = firstTime + 30 * 24 * hour;

/** Few values per field, so that filters meet something, and hostile ones among them. */
function anyValue(field: Field): fc.Arbitrary<string | null> {
  const spec = fields[field];
  if (spec.kind === 'enum') return fc.constantFrom(...(spec.values as readonly string[]));
  return fc.constantFrom(`${field}-a`, `${field}-b`, `${field}-c`, '', "100%_'\\", 'ünï 🐎', null);
}

/** Times cluster, tie, and fall on the edges of hours and days; some events have none. */
const time: fc.Arbitrary<number | null> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: firstTime, max: lastTime }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 30 }).map((n) => firstTime + n * 24 * hour) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }).map((n) => firstTime + 200 * hour + n * 1000) },
  { weight: 1, arbitrary: fc.constant(null) },
);

export const arbitraryEvent: fc.Arbitrary<TestEvent> = fc.record({
  eventKey: fc.uuid(),
  eventTime: time,
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

export const arbitraryView: fc.Arbitrary<View> = fc.record({
  range,
  filters: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.array(filter, { minLength: 1, maxLength: 3 }) },
  ),
  sort: fc.constantFrom('newest' as const, 'oldest' as const),
  split: fc.constantFrom('outcome' as const, 'eventSource' as const),
  zone: fc.constant(defaultView.zone),
  open: fc.constant(null),
});
