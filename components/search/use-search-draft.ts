import { useState } from 'react';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { parseSearch } from '#lib/core/search/parse-search.ts';
import { trimSearch } from '#lib/core/search/trim-search.ts';
import { rememberSearch } from './recent-searches.ts';

export interface SearchDraft {
  readonly text: string;
  /** Differs from what the page shows. */
  readonly isChanged: boolean;
  /** Somebody asked for it, and it is not understood. */
  readonly isRefused: boolean;
  readonly write: (text: string) => void;
  /** Asks it, where it is understood. */
  readonly run: (text?: string) => void;
  /** Back to what the page shows. */
  readonly reset: () => void;
}

/** What stands in the bar until it is asked. What another part of the page sets comes into the bar. */
export function useSearchDraft(search: string | null, onView: ChangeView): SearchDraft {
  const asked = search ?? '';
  const [text, setText] = useState(asked);
  const [isRefused, setRefused] = useState(false);
  const [seen, setSeen] = useState(asked);
  if (seen !== asked) {
    setSeen(asked);
    setText(asked);
    setRefused(false);
  }
  const write = (next: string) => {
    setText(next);
    setRefused(false);
  };
  const run = (next = text) => {
    const wanted = trimSearch(next);
    if (next !== text) setText(next);
    const refused = parseSearch(wanted).problems.length > 0;
    setRefused(refused);
    if (refused) return;
    if (wanted !== '') rememberSearch(wanted);
    onView((now) => ({ ...now, search: wanted === '' ? null : wanted }));
  };
  return {
    text,
    isChanged: trimSearch(text) !== trimSearch(asked),
    isRefused,
    write,
    run,
    reset: () => write(asked),
  };
}
