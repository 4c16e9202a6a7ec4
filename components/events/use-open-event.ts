import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { EventRow } from '#lib/core/contract/events.ts';
import type { View } from '#lib/core/view/view.ts';

/** A held key passes over rows; the drawer follows when it rests. Browsers also limit URL changes. */
const followMs = 120;

interface Options {
  readonly view: View;
  readonly changeView: ChangeView;
}

/**
 * The event in the drawer. Lives in the URL, but is no step of Back: Back leads to the question
 * before, not through every row that was looked at.
 */
export function useOpenEvent({ view, changeView }: Options) {
  const [next, setNext] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const followed = useRef<string | null>(null);
  useEffect(() => () => clearTimeout(timer.current), []);

  const open = useCallback(
    (ref: string | null) => {
      clearTimeout(timer.current);
      setNext(null);
      changeView((current) => ({ ...current, open: ref }), 'replace');
    },
    [changeView],
  );
  /** The highlight moves at once, the drawer a moment later. */
  const follow = useCallback(
    (row: EventRow | undefined) => {
      if (row === undefined) return;
      setNext(row.ref);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        followed.current = row.ref;
        open(row.ref);
      }, followMs);
    },
    [open],
  );
  return { openRef: view.open, highlighted: next ?? view.open, open, follow, followed };
}
