import { type RefObject, useEffect, useRef, useState } from 'react';

/** For so long after it moved, a pointer is taken to aim at something. */
const aimingMs = 2500;
const lookMs = 1000;

/** Whether somebody's hand is on a scrolled list: they are not at its start, have the focus in it, or point at something. */
export interface Hand {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly isOn: () => boolean;
  readonly onPointerMove: () => void;
}

/** useHand: for the box that scrolls: `ref={hand.box} onPointerMove={hand.onPointerMove}`. */
export function useHand(): Hand {
  const box = useRef<HTMLDivElement>(null);
  const moved = useRef(Number.NEGATIVE_INFINITY);
  const [hand] = useState<Hand>(() => ({
    box,
    isOn: () => {
      const here = box.current;
      if (here === null) return false;
      return (
        here.scrollTop > 0 ||
        here.contains(document.activeElement) ||
        performance.now() - moved.current < aimingMs
      );
    },
    onPointerMove: () => {
      moved.current = performance.now();
    },
  }));
  return hand;
}

/** Does what is wanted as soon as no hand is on the list. */
export function useOnceFree(hand: Hand, wanted: boolean, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!wanted) return;
    const look = () => {
      if (!hand.isOn()) latest.current();
    };
    look();
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, [hand, wanted]);
}
