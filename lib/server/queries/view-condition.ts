import { SpoorError } from '#lib/core/errors.ts';
import { parseSearch } from '#lib/core/search/parse-search.ts';
import { readLeaf } from '#lib/core/search/read-leaf.ts';
import type { SearchNode } from '#lib/core/search/search-node.ts';
import type { Interval } from '#lib/core/search/search-time.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import type { Filter, View } from '#lib/core/view/view.ts';
import { and, type Condition, ofColumn } from './condition.ts';
import { fileCondition } from './file-condition.ts';
import type { Ask } from './read-snapshot.ts';
import { searchToSql } from './search-to-sql.ts';
import { keysAmong } from './session-keys.ts';
import { filterToCube, filterToSql, storedValue } from './view-to-sql.ts';

/** What a View asks of events beside its range. */
export interface ViewCondition extends Condition {
  /** Times that its search asks for throughout: narrows the range. Null where it asks for none. */
  readonly within: Interval | null;
}

/** Throws SpoorError 'bad_request' for a search that is not understood. */
export async function viewCondition(
  ask: Ask,
  { filters, search, file }: Pick<View, 'filters' | 'search' | 'file'>,
): Promise<ViewCondition> {
  const { node, problems } = parseSearch(search ?? '');
  const [problem] = problems;
  if (problem !== undefined) {
    throw new SpoorError('bad_request', problem.message, { remedy: problem.hint, field: 'q' });
  }
  const { within, rest } = splitTime(node);
  const searched: Condition[] = [];
  for (const each of rest) searched.push(await searchToSql(ask, each));
  if (file !== null) searched.push(await fileCondition(ask, file));
  const filtered: Condition[] = [];
  for (const filter of filters) filtered.push(await filterCondition(ask, filter));
  return { ...and([...filtered, ...searched]), within };
}

async function filterCondition(ask: Ask, filter: Filter): Promise<Condition> {
  const { field, operator, values } = filter;
  const stored = values.flatMap((value) => (value === null ? [] : [storedValue(field, value)]));
  const findable = operator === 'is' && !values.includes(null);
  const keys = findable ? await keysAmong(ask, field, stored) : null;
  return ofColumn(filterToSql(filter), filterToCube(filter), keys);
}

/** Times in the topmost AND are a matter of range: the cube then still counts the rest. */
function splitTime(node: SearchNode | null): { within: Interval | null; rest: SearchNode[] } {
  let within: Interval | null = null;
  const rest: SearchNode[] = [];
  for (const each of node === null ? [] : node.kind === 'and' ? node.nodes : [node]) {
    const interval = intervalOf(each);
    if (interval === null) rest.push(each);
    else within = within === null ? interval : meet(within, interval);
  }
  return { within, rest };
}

function intervalOf(node: SearchNode): Interval | null {
  if ('nodes' in node || node.kind === 'not') return null;
  const test = readLeaf(node);
  return 'kind' in test && test.kind === 'time' ? test.interval : null;
}

function meet(a: Interval, b: Interval): Interval {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

/** The span cut to the times that the search asks for; null where nothing is left. */
export function cutSpan(span: Span | null, within: Interval | null): Span | null {
  if (span === null || within === null) return span;
  const cut = meet(span, within);
  return cut.from < cut.to ? cut : null;
}
