import { type RefObject, useEffect } from 'react';
import { isBack, keptPlaces } from './kept-places.ts';

/** How far boxes were scrolled, by the URL that they were on. */
const places = keptPlaces(100);

/** useKeptScroll: Back and Forward lead to where the box was left, once it is filled; all else to its top. */
export function useKeptScroll(box: RefObject<HTMLElement | null>, isFilled: boolean): void {
  useEffect(() => {
    const here = box.current;
    if (here === null || !isFilled) return;
    let awaited = places.of(url());
    let frame = 0;
    const arrive = () => {
      // It has as long as Back counts to grow to its height.
      if (awaited === 0 || !isBack()) awaited = 0;
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
      if (awaited === 0) places.keep(url(), here.scrollTop);
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
