import { type KeyboardEvent, type PointerEvent, useCallback, useRef, useState } from 'react';

interface Options {
  width?: number | undefined;
  minWidth?: number | undefined;
  maxWidth?: number | undefined;
  onWidthChange?: ((width: number) => void) | undefined;
}

/** Width in px of a sheet on the right, changed by dragging or by arrow keys on its left edge. */
export function useDragWidth({
  width: initial = 520,
  minWidth = 320,
  maxWidth = 960,
  onWidthChange,
}: Options) {
  const [width, setWidth] = useState(initial);
  const start = useRef<{ x: number; width: number } | null>(null);
  const change = useCallback(
    (next: number) => {
      const held = Math.round(Math.min(maxWidth, Math.max(minWidth, next)));
      setWidth(held);
      onWidthChange?.(held);
    },
    [minWidth, maxWidth, onWidthChange],
  );
  const separator = {
    'aria-valuemin': minWidth,
    'aria-valuemax': maxWidth,
    onPointerDown(event: PointerEvent) {
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, width };
    },
    onPointerMove(event: PointerEvent) {
      if (start.current) change(start.current.width + start.current.x - event.clientX);
    },
    onPointerUp() {
      start.current = null;
    },
    onPointerCancel() {
      start.current = null;
    },
    onKeyDown(event: KeyboardEvent) {
      const step = event.shiftKey ? 64 : 16;
      if (event.key === 'ArrowLeft') change(width + step);
      else if (event.key === 'ArrowRight') change(width - step);
      else if (event.key === 'Home') change(minWidth);
      else if (event.key === 'End') change(maxWidth);
      else return;
      event.preventDefault();
    },
  };
  return { width, separator };
}
