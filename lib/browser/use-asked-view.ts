import { useMemo, useState } from 'react';
import { parseSearch } from '#lib/core/search/parse-search.ts';
import { problemText } from '#lib/core/search/search-problem.ts';
import type { View } from '#lib/core/view/view.ts';

interface AskedView {
  /**
   * The View whose events the page shows: the URL's own, but for a search that is not understood,
   * in whose place the last one stays that was.
   */
  readonly asked: View;
  /** What is wrong with the URL's search, which the bar says itself. */
  readonly searchProblems: readonly string[];
}

export function useAskedView(view: View): AskedView {
  const searchProblems = useMemo(
    () => parseSearch(view.search ?? '').problems.map(problemText),
    [view.search],
  );
  const isUnderstood = searchProblems.length === 0;
  const [last, setLast] = useState<string | null>(null);
  if (isUnderstood && last !== view.search) setLast(view.search);
  const asked = useMemo(() => (isUnderstood ? view : { ...view, search: last }), [isUnderstood, view, last]);
  return { asked, searchProblems };
}
