import { parseSearch } from './parse-search.ts';
import type { SearchProblem } from './search-problem.ts';

/** What to underline in the bar: within the text, in order, none over another, each at least one unit wide. */
export function underline(text: string): SearchProblem[] {
  const spans: SearchProblem[] = [];
  let end = 0;
  for (const problem of [...parseSearch(text).problems].sort((a, b) => a.from - b.from)) {
    const from = Math.max(end, Math.min(problem.from, text.length - 1));
    const to = Math.min(text.length, Math.max(problem.to, from + 1));
    if (from >= to) continue;
    spans.push({ ...problem, from, to });
    end = to;
  }
  return spans;
}
