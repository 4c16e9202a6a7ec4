import { matchesSearch, type SearchableEvent } from '../search/matches-search.ts';
import { parseSearch } from '../search/parse-search.ts';
import { resolveRange } from './edit-view.ts';
import type { Filter, TimeRange, View } from './view.ts';

/** What a View asks of an event. `eventTime` in milliseconds since 1970, null when untimed. */
export type ViewableEvent = SearchableEvent;

/** The meaning of a View, in so many words: what the SQL of queries must agree with. */
export function matchesView(view: View, event: ViewableEvent, now: number): boolean {
  const { node } = parseSearch(view.search ?? '');
  return (
    isInRange(view.range, event.eventTime, now) &&
    view.filters.every((filter) => matchesFilter(filter, event[filter.field])) &&
    (node === null || matchesSearch(node, event))
  );
}

function matchesFilter(filter: Filter, value: string | null): boolean {
  return filter.values.includes(value) === (filter.operator === 'is');
}

function isInRange(range: TimeRange, time: number | null, now: number): boolean {
  if (time === null || range.kind === 'untimed') return time === null && range.kind === 'untimed';
  const interval = resolveRange(range, null, now);
  return interval === null || (interval.from <= time && time < interval.to);
}
