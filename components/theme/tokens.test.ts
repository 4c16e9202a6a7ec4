import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, distance, visions } from './colour-maths.ts';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((match) => [
    match[1] ?? '',
    { light: match[2] ?? '', dark: match[3] ?? '' },
  ]),
);
const themes = ['light', 'dark'] as const;
const surfaces = ['canvas', 'surface', 'sunken', 'raised', 'hover'];
const outcomeMarks = ['outcome-success', 'outcome-denied', 'outcome-failed'];
const categories = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `category-${n}`);

function colour(name: string, theme: (typeof themes)[number]): string {
  const token = tokens.get(name);
  if (!token) throw new Error(`globals.css has no token --${name}`);
  return token[theme];
}

function closestPair(
  names: string[],
  theme: (typeof themes)[number],
  vision: (typeof visions)[number],
): number {
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
  return Math.min(...pairs.map(([one, other]) => distance(colour(one, theme), colour(other, theme), vision)));
}

describe.each(themes)('the %s theme', (theme) => {
  const text = ['ink', 'muted', 'faint', 'accent', 'danger', 'warning', 'outcome-success-text'];
  it.each([...text, 'outcome-denied-text', 'outcome-failed-text'])(
    '%s is readable on every surface',
    (name) => {
      for (const surface of surfaces) {
        expect(contrast(colour(name, theme), colour(surface, theme)), surface).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it.each([
    ['on-ink', 'ink'],
    ['on-accent', 'accent'],
    ['accent', 'accent-soft'],
    ['muted', 'accent-soft'],
    ['ink', 'selected'],
    ['faint', 'selected'],
    ['warning', 'warning-soft'],
    ['danger', 'danger-soft'],
    ['muted', 'danger-soft'],
    ['outcome-success-text', 'outcome-success-soft'],
    ['outcome-denied-text', 'outcome-denied-soft'],
    ['outcome-failed-text', 'outcome-failed-soft'],
  ])('%s is readable on %s', (front, back) => {
    expect(contrast(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...outcomeMarks, ...categories, 'category-rest', 'line-control', 'accent'])(
    'the mark %s stands out from canvas and surface',
    (name) => {
      for (const surface of ['canvas', 'surface']) {
        expect(contrast(colour(name, theme), colour(surface, theme)), surface).toBeGreaterThanOrEqual(3);
      }
    },
  );

  it.each(visions)('outcomes stay apart with %s vision', (vision) => {
    expect(closestPair(outcomeMarks, theme, vision)).toBeGreaterThanOrEqual(15);
  });

  it.each(visions)('the eight categories stay apart with %s vision', (vision) => {
    expect(closestPair(categories, theme, vision)).toBeGreaterThanOrEqual(8);
  });
});
