import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import type { FacetResponse } from '#lib/core/contract/events.ts';
import { resolveRange, type Span } from '#lib/core/view/edit-view.ts';
import { type Field, fields, isCubeField } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Condition } from './condition.ts';
import { countByValue } from './count-cube.ts';
import { countableSpan, eventRows, piecesOf } from './counted-rows.ts';
import { readDataSpan } from './data-span.ts';
import { ipCountries } from './ip-country.ts';
import { mostFrequent } from './most-frequent.ts';
import { nameValues } from './name-values.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { sampleWhereCostly } from './sample-where-costly.ts';
import { cutSpan, viewCondition } from './view-condition.ts';
import { columnOf, storedValue } from './view-to-sql.ts';

export interface FacetQuestion {
  readonly field: Field;
  /** Part of a value, in any case; empty for all. */
  readonly search: string;
  /** Values at most. */
  readonly limit: number;
  /** Counted as well, be they ever so rare. */
  readonly chosen?: readonly (string | null)[];
}

/** The most frequent values of a field, under the View's range and its filters on other fields. */
export function listFacetValues(
  context: QueryContext,
  view: View,
  question: FacetQuestion,
): Promise<FacetResponse> {
  const { field, chosen = [] } = question;
  return readSnapshot(context, async (ask) => {
    const counting = await countAll(ask, view, field, context.now);
    const named = chosen.map((value) => ({ value, count: countOf(counting, field, value) }));
    if (counting === null) return { field, values: [], chosen: named, distinct: 0, sample: null };
    const { share } = counting;
    const found = await keepFound(ask, field, cleanText(question.search), counting.counts);
    const counted = mostFrequent([...found], question.limit);
    const toValue = await nameValues(
      ask,
      field,
      counted.map(([key]) => key),
    );
    const values = counted.map(([key, n]) => ({ value: toValue(key), count: Math.round(n) }));
    const distinct = found.length;
    if (field !== 'sourceIPAddress') return { field, values, chosen: named, distinct, sample: null, share };
    return {
      field,
      values,
      chosen: named,
      distinct,
      sample: null,
      share,
      countries: ipCountries(values.map(({ value }) => value)),
    };
  });
}

interface Counting {
  /** Events by stored value. */
  readonly counts: ReadonlyMap<string | null, number>;
  /** Where counts are estimated: from which share of the events. */
  readonly share: number | null;
}

function countOf(counting: Counting | null, field: Field, value: string | null): number {
  const key = value === null ? null : storedValue(field, value);
  return Math.round(counting?.counts.get(key) ?? 0);
}

async function countAll(ask: Ask, view: View, field: Field, now: number): Promise<Counting | null> {
  const filters = view.filters.filter((filter) => filter.field !== field);
  const condition = await viewCondition(ask, { ...view, filters });
  if (view.range.kind === 'untimed') {
    if (condition.within !== null) return null;
    const rows = Prisma.sql`SELECT ${columnOf(field)} AS key, 1 AS n FROM event
                            WHERE event_time = '-infinity' AND ${condition.sql}`;
    return { counts: await sumUp(ask, rows, new Map()), share: null };
  }
  const data = await readDataSpan(ask);
  const range = resolveRange(view.range, data, now);
  const span = cutSpan(data === null || range === null ? null : countableSpan(range, data), condition.within);
  if (span === null) return null;
  const counted = await sampleWhereCostly(ask, condition, span);
  return { counts: await countValues(ask, field, counted, span), share: counted.share };
}

async function countValues(
  ask: Ask,
  field: Field,
  condition: Condition,
  span: Span,
): Promise<Map<string | null, number>> {
  const { cube, events } = piecesOf(span, isCubeField(field) ? condition : { ...condition, cube: null });
  let counts = new Map<string | null, number>();
  if (cube !== null && isCubeField(field)) {
    const [byValue] = await countByValue(ask, cube.span, cube.test, [field]);
    counts = byValue ?? counts;
  }
  for (const each of events)
    await sumUp(ask, eventRows(each, condition, Prisma.sql`${columnOf(field)} AS key`), counts);
  return counts;
}

async function sumUp(
  ask: Ask,
  rows: Prisma.Sql,
  counts: Map<string | null, number>,
): Promise<Map<string | null, number>> {
  const summed = await ask<{ key: string | number | null; n: string }>(
    Prisma.sql`SELECT key, sum(n) AS n FROM (${rows}) AS counted GROUP BY key`,
  );
  for (const { key, n } of summed) {
    const name = key === null ? null : String(key);
    counts.set(name, (counts.get(name) ?? 0) + Number(n));
  }
  return counts;
}

/** As many values as are sent to be searched among; of more, all that match are asked for. */
const maxSent = 5000;

/** Substring search over the distinct values, never over events. */
async function keepFound(
  ask: Ask,
  field: Field,
  search: string,
  counts: ReadonlyMap<string | null, number>,
): Promise<(readonly [string | null, number])[]> {
  if (search === '') return [...counts];
  const spec = fields[field];
  if (spec.kind === 'enum') {
    const wanted = search.toLowerCase();
    const values: readonly string[] = spec.values;
    return [...counts].filter(([key]) => key !== null && values[Number(key)]?.toLowerCase().includes(wanted));
  }
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const keys = [...counts.keys()].filter((key) => key !== null);
  const among = keys.length <= maxSent ? Prisma.sql`AND id = ANY (${keys}::bigint[])` : Prisma.empty;
  const rows = await ask<{ id: string }>(Prisma.sql`
    SELECT id FROM dictionary
    WHERE path_id = ${String(dictionaryId('', field))}::bigint AND value ILIKE ${pattern} ${among}`);
  return rows.flatMap(({ id }) => {
    const n = counts.get(id);
    return n === undefined ? [] : [[id, n] as const];
  });
}
