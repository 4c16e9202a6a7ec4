import { type RefCallback, useCallback } from 'react';

/** From the lower edge of the window to a tray, below which a list may have its foot; in px. */
const below = 32;
/** Between a tray and the last row above it. */
const above = 12;

/**
 * For what lies over a lower corner of every page: boxes of class `tray-room` can then be scrolled
 * until their last row is above it.
 */
export function useTrayRoom(name: '--import-tray' | '--export-tray'): RefCallback<HTMLElement> {
  return useCallback(
    (tray: HTMLElement) => {
      const { style } = document.documentElement;
      const observer = new ResizeObserver(() =>
        style.setProperty(name, `${below + tray.offsetHeight + above}px`),
      );
      observer.observe(tray);
      return () => {
        observer.disconnect();
        style.removeProperty(name);
      };
    },
    [name],
  );
}
