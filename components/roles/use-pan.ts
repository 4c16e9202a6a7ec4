import { type PointerEvent, type RefObject, useRef } from 'react';

/** Dragging the ground of a scrolled box moves it; its scrollbars and wheel work as ever. */
export function usePan(scroller: RefObject<HTMLElement | null>) {
  const start = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      const box = scroller.current;
      const target = event.target instanceof Element ? event.target : null;
      if (box === null || event.button !== 0 || event.pointerType === 'touch' || target?.closest('a, button'))
        return;
      box.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop };
    },
    onPointerMove: (event: PointerEvent) => {
      const from = start.current;
      if (from === null) return;
      scroller.current?.scrollTo(from.left + from.x - event.clientX, from.top + from.y - event.clientY);
    },
    onPointerUp: () => {
      start.current = null;
    },
    onPointerCancel: () => {
      start.current = null;
    },
  };
}
