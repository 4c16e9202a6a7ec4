import { useEffect, useRef } from 'react';

/** `g o` and the like: the second key must follow within this time. */
const chordMs = 1_200;

interface Handlers {
  onPalette: () => void;
  onHelp: () => void;
  /** After `g`: returns whether the key meant something. */
  onGo: (key: string) => boolean;
}

/** The keys that work on every page. Fields keep their letters; popups keep their keys. */
export function useShellKeys(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    let goSince = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const { onPalette, onHelp, onGo } = latest.current;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const going = event.timeStamp - goSince < chordMs;
      goSince = Number.NEGATIVE_INFINITY;
      if (going && onGo(event.key)) event.preventDefault();
      else if (event.key === 'g') goSince = event.timeStamp;
      else if (event.key === '?') onHelp();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Whether a key pressed here is meant for a field or a popup rather than for the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]') !== null
  );
}
