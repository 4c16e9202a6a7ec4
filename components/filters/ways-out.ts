import { withoutFilter } from '#lib/core/view/edit-view.ts';
import { defaultView, type Filter, type View } from '#lib/core/view/view.ts';
import { filterText } from './filter-text.ts';
import { rangeText } from './range-text.ts';

/** Each is a question to the server; a View rarely has more parts. */
const mostTries = 8;

/** The View less one of its parts, the range first, each with what its button says. */
export function removals(view: View, zone: string): { label: string; view: View }[] {
  const ways = view.filters.map((filter) => ({
    label: `Without “${filterText(filter)}”`,
    view: withoutFilter(view, filter),
  }));
  if (view.file !== null)
    ways.unshift({ label: 'All files instead of this one', view: { ...view, file: null } });
  if (view.range.kind !== 'all') {
    const label = `All time instead of ${rangeText(view.range, zone)}`;
    ways.unshift({ label, view: { ...view, range: defaultView.range } });
  }
  return ways.slice(0, mostTries);
}

/** Each filter of the View by itself, over all time. */
export function filtersAlone(view: View): { filter: Filter; view: View }[] {
  return view.filters
    .slice(0, mostTries)
    .map((filter) => ({ filter, view: { ...defaultView, filters: [filter] } }));
}
