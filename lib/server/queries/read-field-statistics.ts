import type { ListedField, StatisticsResponse } from '#lib/core/contract/search.ts';
import { formatSearch } from '#lib/core/search/format-search.ts';
import { parseSearch } from '#lib/core/search/parse-search.ts';
import { join, type SearchNode } from '#lib/core/search/search-node.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { countActivity } from './count-activity.ts';
import { listEvents } from './list-events.ts';
import { listFacetValues } from './list-facet-values.ts';
import { listPathValues } from './list-path-values.ts';
import { entriesOf, readIds } from './matching-values.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';
import { samplePath } from './sample-path.ts';
import { maxIds } from './search-to-sql.ts';

const topValues = 10;

/** What a field or path holds under a View: values, how many, first and last seen, trend. */
export async function readFieldStatistics(
  context: QueryContext,
  view: View,
  field: ListedField,
): Promise<StatisticsResponse> {
  if (field.kind === 'path' && !(await hasFewValues(context, field.name)))
    return { field: field.name, ...(await samplePath(context, view, field.name, topValues)) };
  const present = withValue(view, field);
  const edge = async (sort: View['sort']) => {
    const { events } = await listEvents(context, { ...present, sort }, { at: { after: null }, limit: 1 });
    const time = events[0]?.eventTime ?? null;
    return time === null ? null : Date.parse(time);
  };
  const [top, activity, first, last] = await Promise.all([
    readTop(context, view, field),
    countActivity(context, { ...present, split: 'outcome' }),
    edge('oldest'),
    edge('newest'),
  ]);
  const trend = activity.from === null ? null : trendOf(activity.from, activity);
  return { field: field.name, present: activity.total, ...top, first, last, trend, isSampled: false };
}

async function readTop(
  context: QueryContext,
  view: View,
  field: ListedField,
): Promise<Pick<StatisticsResponse, 'values' | 'distinct' | 'sample'>> {
  if (field.kind === 'path') {
    const question = { path: field.name, search: '', limit: topValues };
    const { values, distinct, sample } = await listPathValues(context, view, question);
    return { values, distinct, sample };
  }
  const question = { field: field.name, search: '', limit: topValues + 1 };
  const { values, distinct } = await listFacetValues(context, view, question);
  const named = values.flatMap(({ value, count }) => (value === null ? [] : [{ value, count }]));
  const missing = values.length > named.length ? 1 : 0;
  return { values: named.slice(0, topValues), distinct: distinct - missing, sample: null };
}

/** The View of events that have a value of the field. */
function withValue(view: View, field: ListedField): View {
  if (field.kind === 'enum') return view;
  const has: SearchNode = { kind: 'exists', field: field.name };
  const { node, problems } = parseSearch(view.search ?? '');
  // A search that is not understood stays as it is, and is refused where it is asked.
  if (problems.length > 0) return view;
  return { ...view, search: formatSearch(join('and', node === null ? [has] : [node, has])) };
}

function hasFewValues(context: QueryContext, path: string): Promise<boolean> {
  return readSnapshot(context, async (ask) => {
    const ids = await readIds(ask, entriesOf('term', path, Prisma.sql`TRUE`), maxIds);
    return ids !== null;
  });
}

function trendOf(
  from: number,
  { bucketMs, series }: { bucketMs: number; series: readonly { counts: readonly number[] }[] },
): NonNullable<StatisticsResponse['trend']> {
  const length = series[0]?.counts.length ?? 0;
  const counts = Array.from({ length }, (_, at) =>
    series.reduce((sum, each) => sum + (each.counts[at] ?? 0), 0),
  );
  return { from, bucketMs, counts };
}
