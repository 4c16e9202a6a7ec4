import { useEffect, useEffectEvent, useRef } from 'react';
import { isBack, keptPlaces } from '#components/ui/kept-places.ts';
import type { Sight } from '#components/ui/sight.ts';
import type { EventList } from '#lib/browser/use-event-list.ts';

/** First rows in sight, by question: where Back leads to. */
const places = keptPlaces(50);

/** A new question begins at its top; one that Back or Forward leads to, where it was left. */
export function useKeptPlace(list: EventList, sight: Sight, goTo: (row: number) => void): void {
  const awaited = useRef(0);
  const shown = list.isStale || list.isPending ? null : list.question;
  const begin = useEffectEvent((kept: number) => {
    awaited.current = isBack() ? kept : 0;
    if (awaited.current === 0) goTo(0);
    else arrive();
  });
  /** Until it is known how long the list is, its later rows have no place. */
  const arrive = useEffectEvent(() => {
    if (shown === null || awaited.current === 0 || list.count <= awaited.current) return;
    goTo(awaited.current);
    awaited.current = 0;
  });
  const keep = useEffectEvent(() => {
    if (shown === null || awaited.current > 0) return;
    places.keep(shown, sight.rows().from);
  });
  useEffect(() => {
    if (shown === null) return;
    const kept = places.of(shown);
    // The router may hear of Back, and show the page, before anybody else does.
    const timer = setTimeout(() => begin(kept));
    return () => clearTimeout(timer);
  }, [shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is awaited may be there now.
  useEffect(() => arrive(), [list.count]);
  useEffect(() => sight.follow(() => keep()), [sight]);
}
