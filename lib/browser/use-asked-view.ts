import { useMemo, useState } from 'react';
import { parseSearch } from '#lib/core/search/parse-search.ts';
import type { View } from '#lib/core/view/view.ts';

/**
 * The View whose events the page shows: the URL's own, but for a search that is not understood, in
 * whose place the last one stays that was. `isSearchLeftOut` says so.
 */
export function useAskedView(view: View): { asked: View; isSearchLeftOut: boolean } {
  const isUnderstood = useMemo(() => parseSearch(view.search ?? '').problems.length === 0, [view.search]);
  const [last, setLast] = useState<string | null>(null);
  if (isUnderstood && last !== view.search) setLast(view.search);
  const asked = useMemo(() => (isUnderstood ? view : { ...view, search: last }), [isUnderstood, view, last]);
  return { asked, isSearchLeftOut: !isUnderstood };
}
