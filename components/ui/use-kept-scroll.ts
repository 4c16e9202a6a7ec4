import { type RefObject, useEffect } from 'react';

/** How far boxes were scrolled, by the URL that they were on. The oldest is forgotten first. */
const places = new Map<string, number>();
const mostPlaces = 100;
/** What appears so soon after Back or Forward was asked for by it, and has so long to grow to its height. */
const backMs = 2000;
let wentBack = Number.NEGATIVE_INFINITY;

if (typeof window !== 'undefined') {
  window.addEventListener('popstate', () => {
    wentBack = performance.now();
  });
}

/** useKeptScroll: Back and Forward lead to where the box was left, once it is filled; all else to its top. */
export function useKeptScroll(box: RefObject<HTMLElement | null>, isFilled: boolean): void {
  useEffect(() => {
    const here = box.current;
    if (here === null || !isFilled) return;
    let awaited = places.get(url()) ?? 0;
    let frame = 0;
    const arrive = () => {
      if (awaited === 0 || performance.now() - wentBack > backMs) awaited = 0;
      else if (here.scrollHeight - here.clientHeight < awaited) frame = requestAnimationFrame(arrive);
      else {
        here.scrollTop = awaited;
        awaited = 0;
      }
    };
    // The router may hear of Back, and show the page, before anybody else does.
    const timer = setTimeout(arrive);
    const give = () => {
      awaited = 0;
    };
    const keep = () => {
      if (awaited === 0) keepPlace(here.scrollTop);
    };
    here.addEventListener('scroll', keep, { passive: true });
    here.addEventListener('wheel', give, { passive: true });
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      here.removeEventListener('scroll', keep);
      here.removeEventListener('wheel', give);
    };
  }, [box, isFilled]);
}

function url(): string {
  return window.location.pathname + window.location.search;
}

function keepPlace(top: number): void {
  places.delete(url());
  places.set(url(), top);
  const [oldest] = places.keys();
  if (places.size > mostPlaces && oldest !== undefined) places.delete(oldest);
}
