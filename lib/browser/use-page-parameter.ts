import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import type { PageParameter } from './page-parameters.ts';
import type { HistoryStep } from './use-view.ts';

/** A parameter that a page keeps in the URL beside the View, and the way to change it; null takes it away. */
export function usePageParameter(name: PageParameter) {
  const value = useSearchParams().get(name);
  const pathname = usePathname();
  const change = useCallback(
    (next: string | null, step: HistoryStep = 'push') => {
      const search = new URLSearchParams(window.location.search);
      if (search.get(name) === next) return;
      if (next === null) search.delete(name);
      else search.set(name, next);
      const url = search.size === 0 ? pathname : `${pathname}?${search}`;
      if (step === 'push') window.history.pushState(null, '', url);
      else window.history.replaceState(null, '', url);
    },
    [name, pathname],
  );
  return [value, change] as const;
}
