import { type RefObject, useEffect, useEffectEvent } from 'react';
import { isTyping } from '#components/shell/shell-keys.ts';

/** What the keys of a list do; each says whether the key had a meaning. */
export interface GridMoves {
  /** Rows up or down; `Infinity` for the end. */
  readonly move: (rows: number) => void;
  /** Cells left or right. */
  readonly cross: (cells: number) => void;
  /** Takes the row into the selection or out of it. */
  readonly mark: () => void;
  /** Up or down, and everything on the way into the selection. */
  readonly extend: (rows: number) => void;
  readonly open: () => void;
  readonly menu: () => void;
}

const pageRows = 15;

/**
 * j, k work wherever nobody types; arrows, Enter and the rest where the list has the focus, or
 * nothing has.
 */
export function useGridKeys(grid: RefObject<HTMLElement | null>, moves: GridMoves): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(target)) return;
    const inGrid = target === grid.current;
    const act = keyAction(event.key, event.shiftKey, moves, inGrid || target === document.body);
    if (act === null) return;
    event.preventDefault();
    grid.current?.focus({ preventScroll: true });
    act();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function keyAction(key: string, shift: boolean, moves: GridMoves, here: boolean): (() => void) | null {
  switch (key) {
    case 'j':
      return () => moves.move(1);
    case 'k':
      return () => moves.move(-1);
    case 'J':
      return () => moves.extend(1);
    case 'K':
      return () => moves.extend(-1);
    case 'x':
      return moves.mark;
  }
  if (!here) return null;
  switch (key) {
    case 'ArrowDown':
      return () => (shift ? moves.extend(1) : moves.move(1));
    case 'ArrowUp':
      return () => (shift ? moves.extend(-1) : moves.move(-1));
    case 'PageDown':
      return () => moves.move(pageRows);
    case 'PageUp':
      return () => moves.move(-pageRows);
    case 'Home':
      return () => moves.move(Number.NEGATIVE_INFINITY);
    case 'End':
      return () => moves.move(Number.POSITIVE_INFINITY);
    case 'ArrowRight':
    case 'l':
      return () => moves.cross(1);
    case 'ArrowLeft':
    case 'h':
      return () => moves.cross(-1);
    case 'Enter':
      return moves.open;
    case ' ':
    case 'ContextMenu':
    case 'm':
      return moves.menu;
    default:
      return null;
  }
}
