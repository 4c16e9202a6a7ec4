import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type EntityPage, entityHref, parseEntityPage } from '#lib/core/entity/entity-codec.ts';
import type { ChangeView } from './use-view.ts';

/** The entity and the View of the URL, and the way to change the View; the URL is where both live. */
export function useEntityPage(kind: string): EntityPage & { readonly changeView: ChangeView } {
  const search = useSearchParams().toString();
  const page = useMemo(() => parseEntityPage(kind, search), [kind, search]);
  const changeView = useCallback<ChangeView>(
    (edit, step = 'push') => {
      const current = parseEntityPage(kind, window.location.search);
      if (current.entity === null) return;
      const url = entityHref(current.entity, edit(current.view));
      if (url === entityHref(current.entity, current.view)) return;
      if (step === 'push') window.history.pushState(null, '', url);
      else window.history.replaceState(null, '', url);
    },
    [kind],
  );
  return { ...page, changeView };
}
