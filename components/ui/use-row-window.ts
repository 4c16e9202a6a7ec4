import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { coveredBelow } from './covered-below.ts';
import type { Sight } from './sight.ts';

/** Browsers stop counting pixels at 17 to 33 million; lists may be longer. */
const tallest = 8_000_000;
/** Rows are drawn in steps of so many, and so many beyond both edges. */
const step = 4;
const beyond = 12;
/** A movement by more pages of the box than this is a jump, as by the scroll bar. */
const jumpPages = 3;
/** Pixels next to both ends in which the scroll bar moves as the rows do. */
const endPixels = 4_000;
const restMs = 160;

interface Options {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** In px, the same for all. */
  readonly rowHeight: number;
  /** Height of what sticks to the top above the rows, in px. */
  readonly headHeight: number;
  /** Told of every row that comes into sight or leaves it. */
  readonly sight: Sight;
}

type Align = 'nearest' | 'middle' | 'top';

/** Which rows of a list of any length are in the page, and where they stand. */
export interface RowWindow {
  /** Half open. */
  readonly first: number;
  readonly last: number;
  /** From the top of the table, in px. */
  readonly topOf: (index: number) => number;
  /** Of the table with its head, in px. */
  readonly height: number;
  /** `nearest`: nothing moves where it is in sight already. */
  readonly scrollTo: (index: number, align: Align) => void;
}

/**
 * Rows of one height, of which those in sight are drawn. Where all of them would be taller than a
 * browser can make a page, the scroll bar stands for shares of the list: rows keep moving pixel by
 * pixel, a dragged bar goes anywhere, and while all is at rest the bar is put where it belongs.
 */
export function useRowWindow({ scroller, count, rowHeight, headHeight, sight }: Options): RowWindow {
  const full = count * rowHeight;
  const height = Math.min(full, tallest);
  const excess = full - height;
  /** `shift`: how much further down the list is than the scroll bar says, in px. */
  const [{ first, last, shift }, setShown] = useState({ first: 0, last: step * 12, shift: 0 });
  const before = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = (box: HTMLElement, nextShift: number) => {
    before.current = box.scrollTop;
    const top = box.scrollTop + nextShift;
    sight.see(
      Math.floor(top / rowHeight + 0.5),
      Math.ceil((top + box.clientHeight - headHeight) / rowHeight - 0.5),
    );
    const from = Math.max(0, Math.floor(top / rowHeight / step) * step - beyond);
    const to = Math.ceil((top + box.clientHeight) / rowHeight / step) * step + beyond;
    if (from !== first || to !== last || nextShift !== shift)
      flushSync(() => setShown({ first: from, last: to, shift: nextShift }));
  };
  const onScroll = useEffectEvent(() => {
    const box = scroller.current;
    if (box === null) return;
    const jumped = Math.abs(box.scrollTop - before.current) > box.clientHeight * jumpPages;
    show(box, jumped ? shareOf(box, excess) : Math.min(shift, excess));
    clearTimeout(rest.current);
    if (excess === 0) return;
    if (box.scrollTop <= 0 || box.scrollTop >= reachOf(box)) balance();
    else rest.current = setTimeout(balance, restMs);
  });
  /** Puts the scroll bar where it belongs; the rows stay where they are. */
  const balance = useEffectEvent(() => {
    const box = scroller.current;
    if (box !== null && excess > 0) place(box, box.scrollTop + shift);
  });
  /** So that what is `top` px down the whole list comes to the upper edge. */
  const place = (box: HTMLElement, top: number) => {
    const reach = reachOf(box);
    const wanted = Math.min(Math.max(top, 0), reach + excess);
    const share = Math.round((wanted / (reach + excess)) * reach);
    const end = reach + excess - wanted;
    const bar =
      excess === 0
        ? wanted
        : end < wanted
          ? reach - Math.max(reach - share, Math.min(end, endPixels))
          : Math.max(share, Math.min(wanted, endPixels));
    // The rows first, as they then stand where the box comes to.
    const nextShift = wanted - bar;
    if (nextShift !== shift) flushSync(() => setShown((now) => ({ ...now, shift: nextShift })));
    box.scrollTop = bar;
    show(box, nextShift);
  };

  const topToShow = (box: HTMLElement, index: number, align: Align) => {
    const top = box.scrollTop + shift;
    const room = box.clientHeight - headHeight - coveredBelow(box);
    const [upper, lower] = [index * rowHeight, (index + 1) * rowHeight];
    if (align === 'middle') return (upper + lower - room) / 2;
    if (align === 'top') return upper;
    return upper < top ? upper : Math.max(top, lower - room);
  };

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    box.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(onScroll);
    observer.observe(box);
    return () => {
      box.removeEventListener('scroll', onScroll);
      observer.disconnect();
      clearTimeout(rest.current);
    };
  }, [scroller]);
  // Other rows, or another height of them, are another picture at the same place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the two are what the picture follows from.
  useLayoutEffect(() => queueMicrotask(onScroll), [count, rowHeight]);

  return {
    first: Math.min(first, count),
    last: Math.min(last, count),
    topOf: (index) => headHeight + index * rowHeight - shift,
    height: headHeight + height,
    scrollTo(index, align) {
      // Not within React's own work, which cannot be flushed.
      queueMicrotask(() => {
        const box = scroller.current;
        if (box !== null) place(box, topToShow(box, index, align));
      });
    },
  };
}

/** How far the box can be scrolled, in px. */
function reachOf(box: HTMLElement): number {
  return Math.max(1, box.scrollHeight - box.clientHeight);
}

function shareOf(box: HTMLElement, excess: number): number {
  return Math.round((box.scrollTop / reachOf(box)) * excess);
}
