import type { ColourName } from '#lib/core/chart/timeline-model.ts';

/** The palette's colour as a CSS value that follows the theme. */
export function colourOf(name: ColourName): string {
  return `var(--${name})`;
}
