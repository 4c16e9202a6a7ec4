import { useState } from 'react';
import { type FacetState, facetCookie, formatFacetState } from './facet-state.ts';

/** The sidebar as this reader left it, kept for a year. */
export function useFacetState(
  initial: FacetState,
): [FacetState, (edit: (now: FacetState) => FacetState) => void] {
  const [state, setState] = useState(initial);
  const change = (edit: (now: FacetState) => FacetState) => {
    const next = edit(state);
    setState(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is not in every browser yet.
    document.cookie = `${facetCookie}=${formatFacetState(next)}; path=/; max-age=31536000; samesite=lax`;
  };
  return [state, change];
}
