import type { OverviewResponse } from '#lib/core/contract/overview.ts';
import type { CubeField } from '#lib/core/view/fields.ts';
import { earliestTime, latestTime } from '#lib/core/view/range-text.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { countByValue, countTotal } from './count-cube.ts';
import { constant } from './cube-condition.ts';
import { readDataSpan } from './data-span.ts';
import { ceilHour, floorHour } from './hours.ts';
import { readRuns } from './list-imports.ts';
import { mostFrequent } from './most-frequent.ts';
import { nameValues } from './name-values.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';

const topValues = 50;
const lastRuns = 5;
/** All hours that there can be. */
const always = { from: floorHour(earliestTime), to: ceilHour(latestTime) };

type Counted = OverviewResponse['accounts'];

/** What is in here, from the cube and the imports. Counts are of timed events, as charts show them. */
export function readOverview(context: QueryContext): Promise<OverviewResponse> {
  return readSnapshot(context, async (ask) => {
    const span = await readDataSpan(ask);
    const sums = await readSums(ask);
    const [accounts, regions, services, errors, principals] = await countTop(ask, [
      'account',
      'awsRegion',
      'eventSource',
      'errorCode',
      'principal',
    ]);
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
  const [row] = await ask<Record<'copies' | 'untimed' | 'rejects' | 'files', string>>(Prisma.sql`
    SELECT (SELECT coalesce(sum(copies), 0) FROM event_copy) AS copies,
           (SELECT count(*) FROM event WHERE event_time = '-infinity') AS untimed,
           (SELECT coalesce(sum(rejected), 0) FROM ingest_file) AS rejects,
           (SELECT count(*) FROM ingest_file WHERE state = 'rejected') AS files`);
  return {
    events: await countTotal(ask, always, constant(true)),
    copies: Number(row?.copies ?? 0),
    untimed: Number(row?.untimed ?? 0),
    rejects: Number(row?.rejects ?? 0),
    rejectedFiles: Number(row?.files ?? 0),
  };
}

async function countTop<const Fields extends readonly CubeField[]>(
  ask: Ask,
  wanted: Fields,
): Promise<{ [Place in keyof Fields]: Counted }> {
  const counts = await countByValue(ask, always, constant(true), wanted);
  const counted: Counted[] = [];
  for (const [place, field] of wanted.entries())
    counted.push(await nameTop(ask, field, counts[place] ?? new Map()));
  return counted as { [Place in keyof Fields]: Counted };
}

/** Events without an error are no error; elsewhere a missing value is counted as one. */
async function nameTop(ask: Ask, field: CubeField, counts: Map<string | null, number>): Promise<Counted> {
  if (field === 'errorCode') counts.delete(null);
  const top = mostFrequent([...counts], topValues);
  const toValue = await nameValues(
    ask,
    field,
    top.map(([key]) => key),
  );
  return { values: top.map(([key, n]) => ({ value: toValue(key), count: n })), distinct: counts.size };
}
