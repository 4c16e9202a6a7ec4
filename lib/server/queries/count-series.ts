import { type Buckets, bucketOrigin } from '#lib/core/chart/bucket-size.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import { type CubeField, fields } from '#lib/core/view/fields.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Condition } from './condition.ts';
import { countBySeries, countByValue } from './count-cube.ts';
import { eventRows, type Pieces, piecesOf } from './counted-rows.ts';
import { hourMs } from './hours.ts';
import { mostFrequent } from './most-frequent.ts';
import type { Ask } from './read-snapshot.ts';
import { columnOf, timestamp } from './view-to-sql.ts';

export interface Series {
  /** The stored value; null for a missing one, and for the rest. */
  readonly key: string | null;
  /** All values beyond the most frequent. */
  readonly rest: boolean;
  readonly total: number;
  /** One for each bucket. */
  readonly counts: number[];
}

export interface CountedSeries {
  /** The largest first. */
  readonly series: readonly Series[];
  /** Values that have events. */
  readonly distinct: number;
  readonly total: number;
}

interface Row {
  bucket_ms: string;
  key: string | null;
  n: number;
}

/** Events of the span under the condition, per stored value of `split` and bucket; values beyond the `most`th in one. */
export async function countSeries(
  ask: Ask,
  split: CubeField,
  condition: Condition,
  span: Span,
  { buckets, most }: { buckets: Buckets; most: number },
): Promise<CountedSeries> {
  const { bucketMs, from, count } = buckets;
  const { cube, events } = piecesOf(span, condition, { finest: bucketMs < hourMs });
  const rows: Row[] = [];
  for (const each of events) rows.push(...(await countEvents(ask, split, condition, each, bucketMs)));
  const named = await chooseKeys(ask, split, cube, rows, most);
  const places = new Map(named.keys.map((key, place) => [key, place]));
  const sums = [...named.keys, 'rest'].map(() => new Array<number>(count).fill(0));
  const seriesOf = (key: string | null) => places.get(key) ?? named.keys.length;
  const bucketAt = (ms: number) => Math.floor((ms - from) / bucketMs);
  if (cube !== null) {
    const bucketOf = (hour: number) => bucketAt(hour * hourMs);
    await countBySeries(ask, cube.span, cube.test, { dimension: split, bucketOf, seriesOf, sums });
  }
  for (const { bucket_ms, key, n } of rows) {
    const counts = sums[seriesOf(key)];
    const bucket = bucketAt(Number(bucket_ms));
    if (counts !== undefined) counts[bucket] = (counts[bucket] ?? 0) + n;
  }
  return toSeries(named.keys, sums, named.others, most);
}

/**
 * The keys to have a series each, and how many there are beside them. Those of a closed set are
 * known beforehand; of others the most frequent have to be found first.
 */
async function chooseKeys(
  ask: Ask,
  split: CubeField,
  cube: Pieces['cube'],
  rows: readonly Row[],
  most: number,
): Promise<{ keys: readonly (string | null)[]; others: number }> {
  const spec = fields[split];
  if (spec.kind === 'enum') return { keys: spec.values.map((_, place) => String(place)), others: 0 };
  const [byValue] = cube === null ? [] : await countByValue(ask, cube.span, cube.test, [split]);
  const totals = new Map(byValue);
  for (const { key, n } of rows) totals.set(key, (totals.get(key) ?? 0) + n);
  const keys = mostFrequent([...totals], most).map(([key]) => key);
  return { keys, others: totals.size - keys.length };
}

/** `sums`: of each key, and of the `others` together. */
function toSeries(
  keys: readonly (string | null)[],
  sums: readonly number[][],
  others: number,
  most: number,
): CountedSeries {
  const all = sums.map((counts, place): Series => {
    const total = counts.reduce((sum, n) => sum + n, 0);
    return { key: keys[place] ?? null, rest: place === keys.length, total, counts };
  });
  const sorted = all
    .filter(({ rest, total }) => !rest && total > 0)
    .sort((a, b) => b.total - a.total || String(a.key).localeCompare(String(b.key)));
  const [first, beyond] = [sorted.slice(0, most), [...sorted.slice(most), ...all.slice(keys.length)]];
  const rest = beyond.reduce(addUp);
  return {
    series: rest.total === 0 ? first : [...first, { ...rest, key: null, rest: true }],
    distinct: sorted.length + others,
    total: sorted.reduce((sum, { total }) => sum + total, 0) + (all[keys.length]?.total ?? 0),
  };
}

function addUp(a: Series, b: Series): Series {
  return {
    ...a,
    total: a.total + b.total,
    counts: a.counts.map((n, bucket) => n + (b.counts[bucket] ?? 0)),
  };
}

async function countEvents(
  ask: Ask,
  split: CubeField,
  condition: Condition,
  span: Span,
  bucketMs: number,
): Promise<Row[]> {
  const columns = Prisma.sql`event_time, ${columnOf(split)}::bigint AS key`;
  const rows = await ask<{ bucket_ms: string; key: string | null; n: string }>(Prisma.sql`
    SELECT extract(epoch FROM bucket) * 1000 AS bucket_ms, key, n
    FROM (SELECT date_bin(make_interval(secs => ${bucketMs / 1000}), event_time, ${timestamp(bucketOrigin)}) AS bucket,
                 key, sum(n) AS n
          FROM (${eventRows(span, condition, columns)}) AS counted GROUP BY 1, 2) AS binned`);
  return rows.map((row) => ({ ...row, n: Math.round(Number(row.n)) }));
}
