import { type RefCallback, useCallback } from 'react';

/** From the lower edge of the window to a tray, and between a tray and the last row above it, in px. */
const gap = 12;

/**
 * For what lies over a lower corner of every page: boxes of class `tray-room` can then be scrolled
 * until their last row is above it.
 */
export function useTrayRoom(name: '--import-tray' | '--export-tray'): RefCallback<HTMLElement> {
  return useCallback(
    (tray: HTMLElement) => {
      const { style } = document.documentElement;
      const observer = new ResizeObserver(() => style.setProperty(name, `${tray.offsetHeight + 2 * gap}px`));
      observer.observe(tray);
      return () => {
        observer.disconnect();
        style.removeProperty(name);
      };
    },
    [name],
  );
}
