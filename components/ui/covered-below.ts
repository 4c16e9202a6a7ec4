/** How much of a box's lower edge lies under something else, such as a tray; in px. Its padding says so. */
export function coveredBelow(box: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(box).scrollPaddingBottom) || 0;
}
