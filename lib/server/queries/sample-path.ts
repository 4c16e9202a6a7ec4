import type { StatisticsResponse } from '#lib/core/contract/search.ts';
import type { View } from '#lib/core/view/view.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { maxLookedUp } from './list-path-values.ts';
import { pathEvents } from './path-events.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';

type Sampled = Omit<StatisticsResponse, 'field'>;

interface Row {
  kind: 'sums' | 'bucket' | 'value';
  value: string | null;
  n: string;
  present: string | null;
  first_ms: string | null;
  last_ms: string | null;
  distinct: string | null;
}

/** Steps of the trend. */
const steps = 48;

const nothing: Sampled = {
  present: 0,
  values: [],
  distinct: 0,
  first: null,
  last: null,
  trend: null,
  sample: null,
  isSampled: false,
};

/** What a path with too many values to count holds in some of the events of a View. */
export function samplePath(
  context: QueryContext,
  view: View,
  path: string,
  topValues: number,
): Promise<Sampled> {
  return readSnapshot(context, async (ask) => {
    const events = await pathEvents(ask, view, null, maxLookedUp, context.now);
    if (events === null) return nothing;
    const rows = await ask<Row>(Prisma.sql`
      WITH looked AS MATERIALIZED (
        SELECT row_number() OVER () AS place, event_time, terms
        FROM (${events.having} LIMIT ${maxLookedUp + 1}) AS found),
      pairs AS MATERIALIZED (
        SELECT place, event_time, value FROM looked, unnest(terms) AS of_event (term_id) JOIN term ON id = term_id
        WHERE place <= ${maxLookedUp} AND path_id = ${String(dictionaryId('', path))}::bigint),
      holders AS (SELECT DISTINCT place, extract(epoch FROM nullif(event_time, '-infinity')) * 1000 AS ms FROM pairs),
      sums AS (SELECT count(*) AS present, min(ms) AS first_ms, max(ms) AS last_ms FROM holders)
      SELECT 'sums' AS kind, NULL AS value, (SELECT count(*) FROM looked) AS n, sums.*, NULL::bigint AS distinct FROM sums
      UNION ALL
      SELECT 'bucket', width_bucket(ms, first_ms, last_ms + 1, ${steps})::text, count(*), NULL, NULL, NULL, NULL
      FROM holders, sums WHERE ms IS NOT NULL GROUP BY 2
      UNION ALL
      (SELECT 'value', value, count(*) AS n, NULL, NULL, NULL, count(*) OVER ()
       FROM pairs GROUP BY value ORDER BY n DESC, value LIMIT ${topValues})`);
    return toSampled(rows, events.sampled);
  });
}

function toSampled(rows: readonly Row[], sampled: boolean): Sampled {
  const sums = rows.find((row) => row.kind === 'sums');
  const values = rows.filter((row) => row.kind === 'value');
  const first = sums?.first_ms == null ? null : Number(sums.first_ms);
  const last = sums?.last_ms == null ? null : Number(sums.last_ms);
  const looked = Math.min(maxLookedUp, Number(sums?.n ?? 0));
  const isSampled = sampled || Number(sums?.n ?? 0) > maxLookedUp;
  const counts = new Array<number>(steps).fill(0);
  for (const { kind, value, n } of rows) if (kind === 'bucket') counts[Number(value) - 1] = Number(n);
  return {
    present: Number(sums?.present ?? 0),
    values: values.map(({ value, n }) => ({ value: value ?? '', count: Number(n) })),
    distinct: Number(values[0]?.distinct ?? 0),
    first,
    last,
    trend:
      first === null || last === null ? null : { from: first, bucketMs: (last + 1 - first) / steps, counts },
    ...(isSampled ? { sample: looked, isSampled } : { sample: null, isSampled }),
  };
}
