import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import { inside } from '#lib/core/search/glob.ts';
import type { View } from '#lib/core/view/view.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { and, type Condition } from './condition.ts';
import { readViewSpan } from './data-span.ts';
import { entriesOf, readIds, valueCondition } from './matching-values.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { anyTerm, maxIds } from './search-to-sql.ts';
import { cutSpan, viewCondition } from './view-condition.ts';
import { spanToSql } from './view-to-sql.ts';

/** Events whose values are counted; beyond, counts are of a sample and say so. */
export const maxCountedEvents = 100_000;

export interface PathValues {
  readonly values: { readonly value: string; readonly count: number }[];
  readonly distinct: number;
  /** How many events were looked at, where there are more; null where all were. */
  readonly sample: number | null;
}

export interface PathQuestion {
  readonly path: string;
  /** Part of a value, in any case; empty for all. */
  readonly search: string;
  readonly limit: number;
}

interface Counted {
  value: string;
  n: string;
  distinct: string;
}

/** The most frequent values of a path in the events of a View. */
export function listPathValues(
  context: QueryContext,
  view: View,
  question: PathQuestion,
): Promise<PathValues> {
  return readSnapshot(context, async (ask) => {
    const ids = await readIds(ask, entriesOf('term', question.path, Prisma.sql`TRUE`), maxIds);
    if (ids?.length === 0) return { values: [], distinct: 0, sample: null };
    const events = await eventsToCount(ask, view, ids, context.now);
    if (events === null) return { values: [], distinct: 0, sample: null };
    const rows = await ask<Counted & { looked: string }>(Prisma.sql`
      WITH looked AS MATERIALIZED (${events} LIMIT ${maxCountedEvents + 1}),
      counted AS (SELECT term_id, count(*) AS n FROM looked, unnest(terms) AS of_event (term_id)
                  WHERE ${ids === null ? Prisma.sql`TRUE` : Prisma.sql`term_id = ANY (${ids}::bigint[])`}
                  GROUP BY term_id),
      named AS (SELECT value, n FROM counted JOIN term ON id = term_id
                WHERE path_id = ${String(dictionaryId('', question.path))}::bigint AND ${searchCondition(question.search)})
      SELECT value, n, count(*) OVER () AS distinct, (SELECT count(*) FROM looked) AS looked
      FROM named ORDER BY n DESC, value LIMIT ${question.limit}`);
    return {
      values: rows.map(({ value, n }) => ({ value, count: Number(n) })),
      distinct: Number(rows[0]?.distinct ?? 0),
      sample: Number(rows[0]?.looked ?? 0) > maxCountedEvents ? maxCountedEvents : null,
    };
  });
}

function searchCondition(search: string): Prisma.Sql {
  if (search === '') return Prisma.sql`TRUE`;
  return valueCondition({ kind: 'glob', pattern: inside({ text: cleanText(search), wild: false }) });
}

/** The newest where no index finds them; else as the index yields them. */
async function eventsToCount(
  ask: Ask,
  view: View,
  ids: readonly string[] | null,
  now: number,
): Promise<Prisma.Sql | null> {
  const asked = await viewCondition(ask, view);
  const condition: Condition = ids === null ? asked : and([asked, anyTerm(ids)]);
  if (view.range.kind === 'untimed') {
    if (asked.within !== null) return null;
    return Prisma.sql`SELECT terms FROM event WHERE event_time = '-infinity' AND ${condition.sql}`;
  }
  const span = cutSpan(await readViewSpan(ask, view, now), asked.within);
  if (span === null) return null;
  const timed = Prisma.sql`SELECT terms FROM event WHERE ${spanToSql('event_time', span)} AND ${condition.sql}`;
  return condition.keys === null
    ? Prisma.sql`${timed} ORDER BY event_time DESC`
    : Prisma.sql`${timed} AND ${condition.keys}`;
}
