import { parseTime } from './parse-time.ts';

/** What somebody pasted where a time is wanted: one moment, or two with what stands between them. */
export type Pasted =
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'interval'; readonly from: number; readonly to: number };

/** From those that no timestamp holds to those that some do. */
const separators = [
  /\s*\r?\n\s*/,
  /\t+/,
  /\s*(?:→|\.\.\.?|–|—|;)\s*/,
  /\s+(?:to|until|and|-)\s+/i,
  /\s*\/\s*/,
  /\s*,\s*/,
];
const clockAlone = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i;
const clockAtEnd = /[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const offsetAtEnd = /\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;

/** @param zone for times without an offset; `now` (ms since 1970) for relative ones. Null for what is neither. */
export function readPasted(text: string, zone: string, now: number): Pasted | null {
  const whole = parseTime(text, zone, now);
  if (whole !== null) return { kind: 'moment', at: whole };
  const trimmed = text.trim().replace(/^(?:from|between)\s+/i, '');
  for (const separator of separators) {
    const found = separator.exec(trimmed);
    if (found === null) continue;
    const interval = readTwo(
      trimmed.slice(0, found.index),
      trimmed.slice(found.index + found[0].length),
      zone,
      now,
    );
    if (interval !== null) return interval;
  }
  return null;
}

/** The second may be a clock alone, on the first one's day; an offset at the very end holds for both. */
function readTwo(first: string, second: string, zone: string, now: number): Pasted | null {
  const offset = offsetAtEnd.exec(second)?.[0].trim() ?? '';
  const hasOwn = offsetAtEnd.test(first.replace(/^\d{4}-\d{2}(-\d{2})?$/, ''));
  const start = hasOwn || !first.includes(':') ? first : `${first}${offset}`;
  const day = first.trim().replace(clockAtEnd, '');
  const end = clockAlone.test(second.trim()) ? `${day} ${second.trim()}` : second;
  const [from, to] = [parseTime(start, zone, now), parseTime(end, zone, now)];
  if (from === null || to === null || from === to) return null;
  return { kind: 'interval', from: Math.min(from, to), to: Math.max(from, to) };
}
