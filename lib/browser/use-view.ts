import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo } from 'react';
import { formatView, parseView } from '#lib/core/view/codec.ts';
import type { View } from '#lib/core/view/view.ts';
import { splitParameters } from './page-parameters.ts';
import { ViewEdits } from './view-edits.ts';

/** Of this tab: there is one address. */
const edits = new ViewEdits();

/**
 * `push` is a new question: Back returns to the one before. `replace` is for what is not: the open
 * row, the zone.
 */
export type HistoryStep = 'push' | 'replace';

/**
 * Changes the View by an edit of what the URL says at that moment: what was rendered may be a few
 * keystrokes older.
 */
export type ChangeView = (edit: (current: View) => View, step?: HistoryStep) => void;

export interface ViewState {
  readonly view: View;
  /** What the URL asks for and Spoor does not understand, a sentence each. */
  readonly problems: readonly string[];
  readonly changeView: ChangeView;
}

/**
 * The View of the URL, and the way to change it. The URL is the only place where it lives; what else a
 * page keeps there (page-parameters.ts) stays as it is.
 */
export function useView(): ViewState {
  const search = useSearchParams().toString();
  const pathname = usePathname();
  const parsed = useMemo(() => parseView(splitParameters(search).view), [search]);
  const changeView = useCallback<ChangeView>(
    (edit, step = 'push') => {
      const { view, page } = splitParameters(window.location.search);
      const current = parseView(edits.base(view.toString())).view;
      const wanted = formatView(edit(current));
      if (wanted === formatView(current)) return;
      edits.wrote(wanted);
      const query = [page.toString(), wanted].filter((part) => part !== '').join('&');
      const url = query === '' ? pathname : `${pathname}?${query}`;
      if (step === 'push') window.history.pushState(null, '', url);
      else window.history.replaceState(null, '', url);
    },
    [pathname],
  );
  const shown = useMemo(() => formatView(parsed.view), [parsed]);
  useEffect(() => {
    edits.rendered(shown);
    const forget = () => edits.forget();
    window.addEventListener('popstate', forget);
    return () => window.removeEventListener('popstate', forget);
  }, [shown]);
  return { view: parsed.view, problems: parsed.problems, changeView };
}
