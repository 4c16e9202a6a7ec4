import { useEffect, useEffectEvent, useRef } from 'react';
import type { Sight } from '#components/ui/sight.ts';
import type { EventList } from '#lib/browser/use-event-list.ts';

/** First rows in sight, by question: where Back leads to. The oldest is forgotten first. */
const places = new Map<string, number>();
const mostPlaces = 50;
/** A page that appears so soon after Back or Forward was asked for by it. */
const backMs = 2000;
let wentBack = Number.NEGATIVE_INFINITY;

if (typeof window !== 'undefined') {
  window.addEventListener('popstate', () => {
    wentBack = performance.now();
  });
}

/** A new question begins at its top; one that Back or Forward leads to, where it was left. */
export function useKeptPlace(list: EventList, sight: Sight, goTo: (row: number) => void): void {
  const awaited = useRef(0);
  const shown = list.isStale || list.isPending ? null : list.question;
  const begin = useEffectEvent((kept: number) => {
    awaited.current = performance.now() - wentBack < backMs ? kept : 0;
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
    places.delete(shown);
    places.set(shown, sight.rows().from);
    const [oldest] = places.keys();
    if (places.size > mostPlaces && oldest !== undefined) places.delete(oldest);
  });
  useEffect(() => {
    if (shown === null) return;
    const kept = places.get(shown) ?? 0;
    // The router may hear of Back, and show the page, before anybody else does.
    const timer = setTimeout(() => begin(kept));
    return () => clearTimeout(timer);
  }, [shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is awaited may be there now.
  useEffect(() => arrive(), [list.count]);
  useEffect(() => sight.follow(() => keep()), [sight]);
}
