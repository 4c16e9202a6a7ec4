import type { CoverageResponse } from '#lib/core/contract/coverage.ts';
import { resolveRange } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readDataSpan } from './data-span.ts';
import { nameValues } from './name-values.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';
import { filterToSql, spanToSql } from './view-to-sql.ts';

const dayMs = 86_400_000;
/** Longer ranges are no question about single days. */
const maxDays = 400;
const maxAccounts = 20;

const nothing: CoverageResponse = { span: null, days: 0, accounts: [], incomplete: 0, known: 0 };

interface Account {
  key: string | null;
  days: string[];
  incomplete: string;
  known: string;
}

/** Days of the View's range without any event of an account that has some in it; read from the cube alone. */
export function readCoverage(context: QueryContext, view: View): Promise<CoverageResponse> {
  return readSnapshot(context, async (ask) => {
    const range = resolveRange(view.range, await readDataSpan(ask), context.now);
    if (range === null) return nothing;
    const from = Math.floor(range.from / dayMs) * dayMs;
    // Days to come have no logs yet.
    const to = Math.ceil(Math.min(range.to, context.now) / dayMs) * dayMs;
    const days = Math.round((to - from) / dayMs);
    if (days < 2 || days > maxDays) return { ...nothing, span: days < 2 ? null : { from, to } };
    const accounts = view.filters.filter(({ field }) => field === 'account').map(filterToSql);
    const found = await ask<Account>(Prisma.sql`
      WITH by_day AS (
        SELECT account_id AS key, floor(extract(epoch FROM hour) / 86400) AS day, sum(n) AS n FROM activity
        WHERE ${spanToSql('hour', { from, to })} AND ${Prisma.join([Prisma.sql`TRUE`, ...accounts], ' AND ')}
        GROUP BY 1, 2),
      by_account AS (SELECT key, array_agg(day ORDER BY day) AS days, sum(n) AS n FROM by_day GROUP BY key)
      SELECT key, days::text[], count(*) FILTER (WHERE cardinality(days) < ${days}) OVER () AS incomplete,
             count(*) OVER () AS known
      FROM by_account ORDER BY cardinality(days) = ${days}, n DESC LIMIT ${maxAccounts}`);
    const toValue = await nameValues(
      ask,
      'account',
      found.map((each) => each.key),
    );
    const gapped = found.filter((each) => each.days.length < days);
    return {
      span: { from, to },
      days,
      accounts: gapped.map((each) => {
        const present = new Set(each.days.map((day) => Number(day) * dayMs));
        const all = Array.from({ length: days }, (_, index) => from + index * dayMs);
        return { account: toValue(each.key), missing: all.filter((day) => !present.has(day)) };
      }),
      incomplete: Number(found[0]?.incomplete ?? 0),
      known: Number(found[0]?.known ?? 0),
    };
  });
}
