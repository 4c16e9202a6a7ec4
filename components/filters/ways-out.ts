import { changeConjuncts, conjunctsOf } from '#lib/core/search/conjuncts.ts';
import { withoutFilter } from '#lib/core/view/edit-view.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { filterText } from './filter-text.ts';
import { rangeText } from './range-text.ts';

/** Each is a question to the server; a View rarely has more parts. */
const mostTries = 8;

/** A part of what a View asks, by its name. */
interface Part {
  readonly name: string;
  /** The View without it. */
  readonly rest: View;
  /** It alone, over all time. */
  readonly alone: View;
}

/** Filters and what AND joins in the search. */
function partsOf(view: View): Part[] {
  const filters = view.filters.map((filter) => ({
    name: filterText(filter),
    rest: withoutFilter(view, filter),
    alone: { ...defaultView, filters: [filter] },
  }));
  const search = view.search ?? '';
  const conjuncts = conjunctsOf(search) ?? [];
  const clauses = conjuncts.map((conjunct) => {
    const text = search.slice(conjunct.from, conjunct.to);
    const less = changeConjuncts(search, conjuncts, (each) => (each === conjunct ? null : undefined));
    return {
      name: text,
      rest: { ...view, search: less === '' ? null : less },
      alone: { ...defaultView, search: text },
    };
  });
  return [...filters, ...clauses];
}

/** The View less one of its parts, the range first, each with what its button says. */
export function removals(view: View, zone: string): { label: string; view: View }[] {
  const ways = partsOf(view).map(({ name, rest }) => ({ label: `Without “${name}”`, view: rest }));
  if (view.file !== null)
    ways.unshift({ label: 'All files instead of this one', view: { ...view, file: null } });
  if (view.range.kind !== 'all') {
    const label = `All time instead of ${rangeText(view.range, zone)}`;
    ways.unshift({ label, view: { ...view, range: defaultView.range } });
  }
  return ways.slice(0, mostTries);
}

/** Each filter and each condition of the search by itself, over all time. */
export function partsAlone(view: View): { name: string; view: View }[] {
  return partsOf(view)
    .slice(0, mostTries)
    .map(({ name, alone }) => ({ name, view: alone }));
}
