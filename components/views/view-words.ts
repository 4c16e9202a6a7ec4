import { filterText } from '#components/filters/filter-text.ts';
import { rangeText } from '#components/filters/range-text.ts';
import { parseView } from '#lib/core/view/codec.ts';
import type { View } from '#lib/core/view/view.ts';

/** What a View asks, in words: its filters and its search. */
export function viewWords({ filters, search, file }: View): string {
  const words = filters.map((filter) => filterText(filter));
  if (search !== null) words.push(search);
  if (file !== null) words.push(`of file ${file}`);
  return words.length === 0 ? 'Every event' : words.join(' · ');
}

/** The same of a View as it is spelt; `range` in UTC. */
export function savedWords(text: string): { words: string; range: string } {
  const { view } = parseView(text);
  return { words: viewWords(view), range: rangeText(view.range, 'UTC') };
}
