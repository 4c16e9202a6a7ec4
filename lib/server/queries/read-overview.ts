import type { OverviewResponse } from '#lib/core/contract/overview.ts';
import type { Field } from '#lib/core/view/fields.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readDataSpan } from './data-span.ts';
import { readRuns } from './list-imports.ts';
import { nameValues } from './name-values.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { columnOf } from './view-to-sql.ts';

const topValues = 50;
const lastRuns = 5;

type Counted = OverviewResponse['accounts'];

/** What is in here, from the cube and the imports. Counts are of timed events, as charts show them. */
export function readOverview(context: QueryContext): Promise<OverviewResponse> {
  return readSnapshot(context, async (ask) => {
    const span = await readDataSpan(ask);
    const sums = await readSums(ask);
    return {
      ...sums,
      first: span?.from ?? null,
      last: span === null ? null : span.to - 1,
      accounts: await countTop(ask, 'account'),
      regions: await countTop(ask, 'awsRegion'),
      services: await countTop(ask, 'eventSource'),
      principals: await countTop(ask, 'principal'),
      errors: await countTop(ask, 'errorCode'),
      runs: (await readRuns(ask, null, lastRuns)).runs,
    };
  });
}

async function readSums(
  ask: Ask,
): Promise<Pick<OverviewResponse, 'events' | 'copies' | 'untimed' | 'rejects' | 'rejectedFiles'>> {
  const [row] = await ask<Record<'events' | 'copies' | 'untimed' | 'rejects' | 'files', string>>(Prisma.sql`
    SELECT (SELECT coalesce(sum(n), 0) FROM activity) AS events,
           (SELECT coalesce(sum(copies), 0) FROM event_copy) AS copies,
           (SELECT count(*) FROM event WHERE event_time = '-infinity') AS untimed,
           (SELECT coalesce(sum(rejected), 0) FROM ingest_file) AS rejects,
           (SELECT count(*) FROM ingest_file WHERE state = 'rejected') AS files`);
  return {
    events: Number(row?.events ?? 0),
    copies: Number(row?.copies ?? 0),
    untimed: Number(row?.untimed ?? 0),
    rejects: Number(row?.rejects ?? 0),
    rejectedFiles: Number(row?.files ?? 0),
  };
}

/** Events without an error are no error; elsewhere a missing value is counted as one. */
async function countTop(ask: Ask, field: Field): Promise<Counted> {
  const column = columnOf(field);
  const present = field === 'errorCode' ? Prisma.sql`${column} IS NOT NULL` : Prisma.sql`TRUE`;
  const rows = await ask<{ key: string | null; n: string; distinct: string }>(Prisma.sql`
    SELECT key, n, count(*) OVER () AS distinct
    FROM (SELECT ${column} AS key, sum(n) AS n FROM activity WHERE ${present} GROUP BY 1) AS summed
    ORDER BY n DESC, key LIMIT ${topValues}`);
  const toValue = await nameValues(
    ask,
    field,
    rows.map((row) => row.key),
  );
  return {
    values: rows.map(({ key, n }) => ({ value: toValue(key), count: Number(n) })),
    distinct: Number(rows[0]?.distinct ?? 0),
  };
}
