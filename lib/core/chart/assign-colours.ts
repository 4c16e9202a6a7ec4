import type { ColourName } from './timeline-model.ts';

const categories = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/**
 * A category colour per name, the same name getting the same colour whatever it is shown with, as
 * far as eight colours allow: earlier names choose first.
 */
export function assignColours(names: readonly string[]): Map<string, ColourName> {
  const taken = new Set<number>();
  const result = new Map<string, ColourName>();
  for (const name of names) {
    const wish = hashOf(name) % categories.length;
    const free = categories
      .map((_, offset) => (wish + offset) % categories.length)
      .find((slot) => !taken.has(slot));
    const category = free === undefined ? undefined : categories[free];
    if (free !== undefined) taken.add(free);
    result.set(name, category === undefined ? 'category-rest' : `category-${category}`);
  }
  return result;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
