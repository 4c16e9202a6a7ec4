import type { FacetResponse, FacetsResponse } from '#lib/core/contract/events.ts';
import type { CubeTest } from '#lib/core/cube/cube-test.ts';
import { resolveRange, type Span } from '#lib/core/view/edit-view.ts';
import { type Field, isCubeField } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { countByValue, countTotal } from './count-cube.ts';
import { countableSpan, piecesOf } from './counted-rows.ts';
import { constant } from './cube-condition.ts';
import { readDataSpan } from './data-span.ts';
import { ceilHour, floorHour } from './hours.ts';
import { ipCountries } from './ip-country.ts';
import { mostFrequent } from './most-frequent.ts';
import { nameValues } from './name-values.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { cutSpan, type ViewCondition, viewCondition } from './view-condition.ts';
import { columnOf, spanToSql } from './view-to-sql.ts';

export interface FacetsQuestion {
  readonly fields: readonly Field[];
  /** Values at most, of each field. */
  readonly limit: number;
}

/** Events whose values are counted where the cube does not know; beyond, counts are of so many and say so. */
export const maxFacetEvents = 50_000;

/** The most frequent values of several fields in the events of a View, by one pass over them. */
export function countFacets(
  context: QueryContext,
  view: View,
  { fields: wanted, limit }: FacetsQuestion,
): Promise<FacetsResponse> {
  return readSnapshot(context, async (ask) => {
    const condition = await viewCondition(ask, view);
    const counted = await countAll(ask, view, condition, wanted, context.now);
    const facets: FacetResponse[] = [];
    for (const [place, field] of wanted.entries())
      facets.push(await toFacet(ask, field, counted.values[place] ?? new Map(), limit, counted.sample));
    return { facets, looked: counted.sample ?? counted.looked, sample: counted.sample };
  });
}

interface CountedValues {
  /** Of each field, by stored value. */
  readonly values: readonly Counts[];
  /** Events that were counted. */
  readonly looked: number;
  /** There are more than these. */
  readonly sample: number | null;
}

type Counts = Map<string | null, number>;

const nothing: CountedValues = { values: [], looked: 0, sample: null };

async function countAll(
  ask: Ask,
  view: View,
  condition: ViewCondition,
  wanted: readonly Field[],
  now: number,
): Promise<CountedValues> {
  if (view.range.kind === 'untimed') {
    if (condition.within !== null) return nothing;
    return countBounded(ask, Prisma.sql`event_time = '-infinity' AND ${condition.sql}`, wanted);
  }
  const data = await readDataSpan(ask);
  const range = resolveRange(view.range, data, now);
  const span = cutSpan(data === null || range === null ? null : countableSpan(range, data), condition.within);
  if (span === null) return nothing;
  const dimensions = wanted.filter(isCubeField);
  const { cube, events } = piecesOf(span, condition);
  if (cube === null || dimensions.length < wanted.length)
    return countBounded(ask, await boundedWhere(ask, span, condition), wanted);
  const values = await countByValue(ask, cube.span, cube.test, dimensions);
  let looked = 0;
  for (const n of values[0]?.values() ?? []) looked += n;
  for (const each of events) {
    const where = Prisma.sql`${spanToSql('event_time', each)} AND ${condition.sql}`;
    looked += await addEvents(ask, where, wanted, values, null);
  }
  return { values, looked, sample: null };
}

/** Of at most `maxFacetEvents` events. */
async function countBounded(ask: Ask, where: Prisma.Sql, wanted: readonly Field[]): Promise<CountedValues> {
  const values = wanted.map((): Counts => new Map());
  const looked = await addEvents(ask, where, wanted, values, maxFacetEvents + 1);
  return { values, looked, sample: looked > maxFacetEvents ? maxFacetEvents : null };
}

/** A value in more of all events than this is found sooner by reading from the newest on. */
const frequentShare = 0.1;

/** By the index of keys, but for what is so frequent that the newest events hold enough of it. */
async function boundedWhere(ask: Ask, span: Span, condition: ViewCondition): Promise<Prisma.Sql> {
  const timed = spanToSql('event_time', span);
  const frequent = condition.cube !== null && (await isFrequent(ask, span, condition.cube));
  if (condition.keys === null || frequent)
    return Prisma.sql`${timed} AND ${condition.sql} ORDER BY event_time DESC`;
  return Prisma.sql`${timed} AND ${condition.keys} AND ${condition.sql}`;
}

async function isFrequent(ask: Ask, span: Span, cube: CubeTest): Promise<boolean> {
  const whole = { from: floorHour(span.from), to: ceilHour(span.to) };
  const asked = await countTotal(ask, whole, cube);
  return asked > maxFacetEvents && asked > frequentShare * (await countTotal(ask, whole, constant(true)));
}

interface Row {
  place: number;
  key: string | null;
  n: string;
}

/** Adds events to the counts, by one scan with a hash table per field; answers how many. */
async function addEvents(
  ask: Ask,
  where: Prisma.Sql,
  wanted: readonly Field[],
  values: readonly Counts[],
  limit: number | null,
): Promise<number> {
  const columns = wanted.map(columnOf);
  const place = Prisma.join(
    columns.map((column, at) => Prisma.sql`WHEN GROUPING(${column}) = 0 THEN ${Prisma.raw(String(at))}`),
    ' ',
  );
  const key = Prisma.join(columns.map((column) => Prisma.sql`${column}::bigint`));
  const rows = await ask<Row>(Prisma.sql`
    SELECT CASE ${place} END AS place, coalesce(${key}) AS key, count(*) AS n
    FROM (SELECT ${Prisma.join([...new Set(wanted)].map(columnOf))} FROM event WHERE ${where} LIMIT ${limit}) AS looked
    GROUP BY GROUPING SETS (${Prisma.join(columns.map((column) => Prisma.sql`(${column})`))})`);
  let looked = 0;
  for (const { place, key, n } of rows) {
    const counts = values[place];
    counts?.set(key, (counts.get(key) ?? 0) + Number(n));
    if (place === 0) looked += Number(n);
  }
  return looked;
}

async function toFacet(
  ask: Ask,
  field: Field,
  counts: Counts,
  limit: number,
  sample: number | null,
): Promise<FacetResponse> {
  const counted = mostFrequent([...counts], limit);
  const toValue = await nameValues(
    ask,
    field,
    counted.map(([key]) => key),
  );
  const values = counted.map(([key, n]) => ({ value: toValue(key), count: n }));
  const facet = { field, values, distinct: counts.size, sample };
  if (field !== 'sourceIPAddress') return facet;
  return { ...facet, countries: ipCountries(values.map(({ value }) => value)) };
}
