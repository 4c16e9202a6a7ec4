import { type Buckets, bucketOrigin } from '#lib/core/chart/bucket-size.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import type { CubeField } from '#lib/core/view/fields.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Condition } from './condition.ts';
import { countedRows } from './counted-rows.ts';
import { hourMs } from './matching-hours.ts';
import type { Ask } from './read-snapshot.ts';
import { timestamp } from './view-to-sql.ts';

export interface Counted {
  /** Start of the bucket, milliseconds since 1970. */
  bucket_ms: string;
  key: string | null;
  n: string;
}

/** Events of the span under the condition, per bucket and stored value of `split`; empty ones are left out. */
export function countBuckets(
  ask: Ask,
  split: CubeField,
  condition: Condition,
  span: Span,
  { bucketMs }: Pick<Buckets, 'bucketMs'>,
): Promise<Counted[]> {
  const rows = countedRows(span, condition, split, { finest: bucketMs < hourMs });
  return ask<Counted>(Prisma.sql`
    SELECT extract(epoch FROM bucket) * 1000 AS bucket_ms, key, n
    FROM (SELECT date_bin(make_interval(secs => ${bucketMs / 1000}), moment, ${timestamp(bucketOrigin)}) AS bucket,
                 key, sum(n) AS n
          FROM (${rows}) AS counted GROUP BY 1, 2) AS binned`);
}
