import { type Buckets, bucketOrigin } from '#lib/core/chart/bucket-size.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import type { CubeField } from '#lib/core/view/fields.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Condition } from './condition.ts';
import { countBySeries, countByValue } from './count-cube.ts';
import { eventRows, piecesOf } from './counted-rows.ts';
import { hourMs } from './hours.ts';
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
  const pieces = piecesOf(span, condition, { finest: bucketMs < hourMs });
  const rows: Row[] = [];
  for (const each of pieces.events) rows.push(...(await countEvents(ask, split, condition, each, bucketMs)));
  const { cube } = pieces;
  const totals = new Map<string | null, number>();
  if (cube !== null) {
    const [byValue] = await countByValue(ask, cube.span, cube.test, [split]);
    for (const [key, n] of byValue ?? []) totals.set(key, n);
  }
  for (const { key, n } of rows) totals.set(key, (totals.get(key) ?? 0) + n);
  const sorted = [...totals].sort(([a, n], [b, m]) => m - n || String(a).localeCompare(String(b)));
  const places = new Map(sorted.slice(0, most).map(([key], place) => [key, place]));
  const series = toSeries(sorted, most, count);
  const sums = series.map((each) => each.counts);
  const seriesOf = (key: string | null) => places.get(key) ?? (totals.has(key) ? most : -1);
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
  const total = series.reduce((sum, each) => sum + each.total, 0);
  return { series, distinct: sorted.length, total };
}

function toSeries(
  sorted: readonly (readonly [key: string | null, n: number])[],
  most: number,
  buckets: number,
): Series[] {
  const empty = () => new Array<number>(buckets).fill(0);
  const series = sorted
    .slice(0, most)
    .map(([key, total]): Series => ({ key, rest: false, total, counts: empty() }));
  if (sorted.length <= most) return series;
  const total = sorted.slice(most).reduce((sum, [, n]) => sum + n, 0);
  return [...series, { key: null, rest: true, total, counts: empty() }];
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
