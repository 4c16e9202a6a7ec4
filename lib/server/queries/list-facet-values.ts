import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import type { FacetResponse } from '#lib/core/contract/events.ts';
import { resolveRange } from '#lib/core/view/edit-view.ts';
import { type Field, fields } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { countableSpan, countedRows } from './counted-rows.ts';
import { readDataSpan } from './data-span.ts';
import { ipCountries } from './ip-country.ts';
import { nameValues } from './name-values.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { sampleWhereCostly } from './sample-where-costly.ts';
import { cutSpan, viewCondition } from './view-condition.ts';
import { columnOf } from './view-to-sql.ts';

export interface FacetQuestion {
  readonly field: Field;
  /** Part of a value, in any case; empty for all. */
  readonly search: string;
  /** Values at most. */
  readonly limit: number;
}

interface Counted {
  key: string | null;
  n: string;
  distinct: string;
}

/** The most frequent values of a field, under the View's range and its filters on other fields. */
export function listFacetValues(
  context: QueryContext,
  view: View,
  question: FacetQuestion,
): Promise<FacetResponse> {
  const { field } = question;
  return readSnapshot(context, async (ask) => {
    const counting = await rowsToCount(ask, view, field, context.now);
    if (counting === null) return { field, values: [], distinct: 0, sample: null };
    const { rows, share } = counting;
    const counted = await ask<Counted>(Prisma.sql`
      SELECT key, n, count(*) OVER () AS distinct
      FROM (SELECT key, sum(n) AS n FROM (${rows}) AS counted GROUP BY key) AS summed
      WHERE ${searchToSql(field, cleanText(question.search))}
      ORDER BY n DESC, key LIMIT ${question.limit}`);
    const toValue = await nameValues(
      ask,
      field,
      counted.map((row) => row.key),
    );
    const values = counted.map(({ key, n }) => ({ value: toValue(key), count: Math.round(Number(n)) }));
    const distinct = Number(counted[0]?.distinct ?? 0);
    if (field !== 'sourceIPAddress') return { field, values, distinct, sample: null, share };
    return {
      field,
      values,
      distinct,
      sample: null,
      share,
      countries: ipCountries(values.map(({ value }) => value)),
    };
  });
}

interface Counting {
  readonly rows: Prisma.Sql;
  /** Where counts are estimated: from which share of the events. */
  readonly share: number | null;
}

async function rowsToCount(ask: Ask, view: View, field: Field, now: number): Promise<Counting | null> {
  const filters = view.filters.filter((filter) => filter.field !== field);
  const condition = await viewCondition(ask, { ...view, filters });
  if (view.range.kind === 'untimed') {
    if (condition.within !== null) return null;
    const rows = Prisma.sql`SELECT ${columnOf(field)} AS key, 1 AS n FROM event
                            WHERE event_time = '-infinity' AND ${condition.sql}`;
    return { rows, share: null };
  }
  const data = await readDataSpan(ask);
  const range = resolveRange(view.range, data, now);
  const span = cutSpan(data === null || range === null ? null : countableSpan(range, data), condition.within);
  if (span === null) return null;
  const counted = await sampleWhereCostly(ask, condition, span);
  return { rows: countedRows(span, counted, field), share: counted.share };
}

/** Substring search over the distinct values, never over events. */
function searchToSql(field: Field, search: string): Prisma.Sql {
  if (search === '') return Prisma.sql`TRUE`;
  const spec = fields[field];
  if (spec.kind === 'enum') {
    const wanted = search.toLowerCase();
    const values: readonly string[] = spec.values;
    const places = values.flatMap((value, place) => (value.toLowerCase().includes(wanted) ? [place] : []));
    return Prisma.sql`key = ANY (${places}::bigint[])`;
  }
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return Prisma.sql`key IN (SELECT id FROM dictionary
                            WHERE path_id = ${String(dictionaryId('', field))}::bigint AND value ILIKE ${pattern})`;
}
