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
    const [accounts, regions, services, errors] = await countTop(ask, [
      'account',
      'awsRegion',
      'eventSource',
      'errorCode',
    ]);
    const [principals] = await countTop(ask, ['principal']);
    const { runs } = await readRuns(ask, null, lastRuns);
    return {
      ...sums,
      first: span?.from ?? null,
      last: span === null ? null : span.to - 1,
      accounts,
      regions,
      services,
      principals,
      errors,
      runs,
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

interface TopRow {
  place: number;
  key: string | null;
  n: string;
  distinct: string;
}

/**
 * The most frequent values of each field. Fields of few values are counted together, by one pass
 * over the cube: their combinations are few too.
 */
async function countTop<const Fields extends readonly Field[]>(
  ask: Ask,
  wanted: Fields,
): Promise<{ [Place in keyof Fields]: Counted }> {
  const columns = Prisma.join(wanted.map(columnOf));
  const lists = wanted.map((field, place) => topOf(field, place));
  const rows = await ask<TopRow>(Prisma.sql`
    WITH grouped AS MATERIALIZED (SELECT ${columns}, sum(n) AS n FROM activity GROUP BY ${columns})
    ${Prisma.join(lists, ' UNION ALL ')}`);
  const counted: Counted[] = [];
  for (const [place, field] of wanted.entries()) {
    const ofField = rows.filter((row) => row.place === place);
    counted.push(await nameTop(ask, field, ofField));
  }
  return counted as { [Place in keyof Fields]: Counted };
}

/** Events without an error are no error; elsewhere a missing value is counted as one. */
function topOf(field: Field, place: number): Prisma.Sql {
  const column = columnOf(field);
  const present = field === 'errorCode' ? Prisma.sql`${column} IS NOT NULL` : Prisma.sql`TRUE`;
  return Prisma.sql`(
    SELECT ${place}::int AS place, key, n, count(*) OVER () AS distinct
    FROM (SELECT ${column} AS key, sum(n) AS n FROM grouped WHERE ${present} GROUP BY 1) AS summed
    ORDER BY n DESC, key LIMIT ${topValues})`;
}

async function nameTop(ask: Ask, field: Field, rows: readonly TopRow[]): Promise<Counted> {
  const keys = rows.map((row) => row.key);
  const toValue = await nameValues(ask, field, keys);
  return {
    values: rows.map(({ key, n }) => ({ value: toValue(key), count: Number(n) })),
    distinct: Number(rows[0]?.distinct ?? 0),
  };
}
