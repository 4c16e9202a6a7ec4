import type { FacetResponse, FacetsResponse } from '#lib/core/contract/events.ts';
import { resolveRange, type Span } from '#lib/core/view/edit-view.ts';
import { type Field, fields } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Condition } from './condition.ts';
import { countableSpan } from './counted-rows.ts';
import { readDataSpan } from './data-span.ts';
import { ipCountries } from './ip-country.ts';
import { ceilHour, floorHour } from './matching-hours.ts';
import { nameValues } from './name-values.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { cutSpan, viewCondition } from './view-condition.ts';
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
    const rows = await rowsToCount(ask, view, wanted, context.now);
    if (rows === null) return { facets: wanted.map((field) => emptyFacet(field)), looked: 0, sample: null };
    const counted = await countEach(ask, rows.sql, wanted, limit);
    const looked = Number(counted[0]?.looked ?? 0);
    const sample = rows.bounded && looked > maxFacetEvents ? maxFacetEvents : null;
    const facets: FacetResponse[] = [];
    for (const [place, field] of wanted.entries()) {
      const ofField = counted.filter((row) => Number(row.place) === place);
      facets.push(await nameFacet(ask, field, ofField, sample));
    }
    return { facets, looked: sample ?? looked, sample };
  });
}

function emptyFacet(field: Field): FacetResponse {
  return { field, values: [], distinct: 0, sample: null };
}

interface Rows {
  /** Of the fields' columns and `n`. */
  readonly sql: Prisma.Sql;
  /** At most `maxFacetEvents` events, and one more where there are more. */
  readonly bounded: boolean;
}

async function rowsToCount(
  ask: Ask,
  view: View,
  wanted: readonly Field[],
  now: number,
): Promise<Rows | null> {
  const condition = await viewCondition(ask, view);
  const columns = Prisma.join([...new Set(wanted)].map(columnOf));
  if (view.range.kind === 'untimed') {
    if (condition.within !== null) return null;
    const untimed = Prisma.sql`event_time = '-infinity' AND ${condition.sql}`;
    return { sql: bounded(columns, untimed), bounded: true };
  }
  const data = await readDataSpan(ask);
  const range = resolveRange(view.range, data, now);
  const span = cutSpan(data === null || range === null ? null : countableSpan(range, data), condition.within);
  if (span === null) return null;
  const whole = { from: ceilHour(span.from), to: floorHour(span.to) };
  const { cube } = condition;
  if (cube !== null && wanted.every((field) => fields[field].inCube) && whole.from < whole.to)
    return { sql: fromCube(columns, span, whole, cube, condition.sql), bounded: false };
  return { sql: await fromEvents(ask, columns, span, condition), bounded: true };
}

/** Whole hours from the cube, those that the span cuts from events. */
function fromCube(
  columns: Prisma.Sql,
  span: Span,
  whole: Span,
  cube: Prisma.Sql,
  sql: Prisma.Sql,
): Prisma.Sql {
  const parts = [
    Prisma.sql`SELECT ${columns}, n FROM activity WHERE ${spanToSql('hour', whole)} AND ${cube}`,
  ];
  const edge = (from: number, to: number) => {
    if (from < to)
      parts.push(Prisma.sql`SELECT ${columns}, 1 AS n FROM event
                            WHERE ${spanToSql('event_time', { from, to })} AND ${sql}`);
  };
  edge(span.from, whole.from);
  edge(whole.to, span.to);
  return Prisma.join(parts, ' UNION ALL ');
}

/** A value in more of all events than this is found sooner by reading from the newest on. */
const frequentShare = 0.1;

/** By the index of keys, but for what is so frequent that the newest events hold enough of it. */
async function fromEvents(
  ask: Ask,
  columns: Prisma.Sql,
  span: Span,
  condition: Condition,
): Promise<Prisma.Sql> {
  const timed = spanToSql('event_time', span);
  const frequent = condition.cube !== null && (await isFrequent(ask, span, condition.cube));
  if (condition.keys === null || frequent)
    return bounded(columns, Prisma.sql`${timed} AND ${condition.sql} ORDER BY event_time DESC`);
  return bounded(columns, Prisma.sql`${timed} AND ${condition.keys} AND ${condition.sql}`);
}

async function isFrequent(ask: Ask, span: Span, cube: Prisma.Sql): Promise<boolean> {
  const [row] = await ask<{ asked: string | null; all_of_them: string | null }>(Prisma.sql`
    SELECT sum(n) FILTER (WHERE ${cube}) AS asked, sum(n) AS all_of_them FROM activity
    WHERE ${spanToSql('hour', { from: floorHour(span.from), to: ceilHour(span.to) })}`);
  const asked = Number(row?.asked ?? 0);
  return asked > maxFacetEvents && asked > frequentShare * Number(row?.all_of_them ?? 0);
}

function bounded(columns: Prisma.Sql, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT ${columns}, 1 AS n FROM event WHERE ${where} LIMIT ${maxFacetEvents + 1}`;
}

interface Counted {
  place: number;
  key: string | null;
  n: string;
  distinct: string;
  looked: string;
}

/** One scan, one hash table per field: a grouping set each. */
function countEach(ask: Ask, rows: Prisma.Sql, wanted: readonly Field[], limit: number): Promise<Counted[]> {
  const columns = wanted.map(columnOf);
  const sets = Prisma.join(columns.map((column) => Prisma.sql`(${column})`));
  const place = Prisma.join(
    columns.map((column, at) => Prisma.sql`WHEN GROUPING(${column}) = 0 THEN ${Prisma.raw(String(at))}`),
    ' ',
  );
  const key = Prisma.join(columns.map((column) => Prisma.sql`${column}::bigint`));
  return ask<Counted>(Prisma.sql`
    WITH looked AS (${rows}),
    grouped AS (
      SELECT CASE ${place} END AS place, coalesce(${key}) AS key, sum(n) AS n
      FROM looked GROUP BY GROUPING SETS (${sets})),
    ranked AS (
      SELECT place, key, n, row_number() OVER (PARTITION BY place ORDER BY n DESC, key) AS rank,
             count(*) OVER (PARTITION BY place) AS distinct, sum(n) OVER (PARTITION BY place) AS looked
      FROM grouped)
    SELECT place, key, n, "distinct", looked FROM ranked WHERE rank <= ${limit} ORDER BY place, rank`);
}

async function nameFacet(
  ask: Ask,
  field: Field,
  counted: readonly Counted[],
  sample: number | null,
): Promise<FacetResponse> {
  const toValue = await nameValues(
    ask,
    field,
    counted.map((row) => row.key),
  );
  const values = counted.map(({ key, n }) => ({ value: toValue(key), count: Number(n) }));
  const distinct = Number(counted[0]?.distinct ?? 0);
  if (field !== 'sourceIPAddress') return { field, values, distinct, sample };
  return { field, values, distinct, sample, countries: ipCountries(values.map(({ value }) => value)) };
}
