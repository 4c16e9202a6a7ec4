import { cleanText } from '#lib/core/cloudtrail/clean-text.ts';
import { inside } from '#lib/core/search/glob.ts';
import type { View } from '#lib/core/view/view.ts';
import { dictionaryId } from '#lib/server/database/dictionary-id.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { entriesOf, readIds, valueCondition } from './matching-values.ts';
import { pathEvents } from './path-events.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';
import { maxIds } from './search-to-sql.ts';

/** Events whose values are counted, where the path has few enough; beyond, counts are of a sample and say so. */
const maxCounted = 50_000;
/** The same where each event's terms have to be looked up. */
export const maxLookedUp = 20_000;

export interface PathValues {
  readonly values: { readonly value: string; readonly count: number }[];
  /** Of those asked for by name. */
  readonly chosen: { readonly value: string; readonly count: number }[];
  readonly distinct: number;
  /** Events without a value, of those looked at; null where nobody counted them. */
  readonly missing: number | null;
  /** How many events were looked at, where there are more; null where all were. */
  readonly sample: number | null;
}

export interface PathQuestion {
  readonly path: string;
  /** Part of a value, in any case; empty for all. */
  readonly search: string;
  readonly limit: number;
  /** Counted as well, be they ever so rare. */
  readonly chosen?: readonly string[];
}

interface Counted {
  /** Null in the first row, which has the sums; the id of a value that was asked for by name. */
  value: string | null;
  n: string;
  distinct: string;
  chosen: boolean;
}

/** The most frequent values of a path in the events of a View. */
export function listPathValues(
  context: QueryContext,
  view: View,
  question: PathQuestion,
): Promise<PathValues> {
  return readSnapshot(context, async (ask) => {
    const names = question.chosen ?? [];
    const nothing: PathValues = {
      values: [],
      chosen: names.map((value) => ({ value, count: 0 })),
      distinct: 0,
      missing: null,
      sample: null,
    };
    const ids = await readIds(ask, entriesOf('term', question.path, Prisma.sql`TRUE`), maxIds);
    if (ids?.length === 0) return nothing;
    const max = ids === null ? maxLookedUp : maxCounted;
    const events = await pathEvents(ask, view, ids, max, context.now);
    if (events === null) return nothing;
    const [sums, ...found] = await ask<Counted>(countOf(events.having, question, ids, max));
    const looked = Math.min(max, Number(sums?.n ?? 0));
    const isSample = events.sampled || Number(sums?.n ?? 0) > max;
    const present = Number(sums?.distinct ?? 0);
    const rows = found.filter(({ chosen }) => !chosen);
    const counts = new Map(found.filter(({ chosen }) => chosen).map(({ value, n }) => [value, Number(n)]));
    return {
      values: rows.map(({ value, n }) => ({ value: value ?? '', count: Number(n) })),
      chosen: names.map((value) => ({ value, count: counts.get(termId(question.path, value)) ?? 0 })),
      distinct: Number(rows[0]?.distinct ?? 0),
      missing: events.all ? looked - present : isSample ? null : (await events.countAll()) - present,
      sample: isSample ? looked : null,
    };
  });
}

/** The ids of each event are few, and counted before they are looked up. */
function countOf(
  having: Prisma.Sql,
  { path, search, limit, chosen = [] }: PathQuestion,
  ids: readonly string[] | null,
  max: number,
): Prisma.Sql {
  const ofPath = Prisma.sql`path_id = ${String(dictionaryId('', path))}::bigint`;
  const wanted =
    ids === null
      ? Prisma.sql`SELECT term_id FROM unnest(terms) AS of_event (term_id) JOIN term ON id = term_id WHERE ${ofPath}`
      : Prisma.sql`SELECT term_id FROM unnest(terms) AS of_event (term_id) WHERE term_id = ANY (${ids}::bigint[])`;
  return Prisma.sql`
    WITH looked AS MATERIALIZED (
      SELECT row_number() OVER () AS place, ARRAY(${wanted}) AS ids FROM (${having} LIMIT ${max + 1}) AS found),
    counted AS (SELECT term_id, count(*) AS n FROM looked, unnest(ids) AS term_id
                WHERE place <= ${max} GROUP BY term_id),
    named AS (SELECT value, n FROM counted JOIN term ON id = term_id WHERE ${searchCondition(search)})
    SELECT NULL AS value, count(*) AS n, count(*) FILTER (WHERE ids <> '{}' AND place <= ${max}) AS distinct, FALSE AS chosen FROM looked
    UNION ALL
    (SELECT value, n, count(*) OVER (), FALSE FROM named ORDER BY n DESC, value LIMIT ${limit})
    UNION ALL
    SELECT term_id::text, n, 0, TRUE FROM counted WHERE term_id = ANY (${chosen.map((value) => termId(path, value))}::bigint[])`;
}

function termId(path: string, value: string): string {
  return String(dictionaryId(path, value));
}

function searchCondition(search: string): Prisma.Sql {
  if (search === '') return Prisma.sql`TRUE`;
  return valueCondition({ kind: 'glob', pattern: inside({ text: cleanText(search), wild: false }) });
}
