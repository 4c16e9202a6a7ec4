import type { Bound } from './search-node.ts';

/** Half open, milliseconds since 1970; infinite where a side is open. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

const shape = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?)?)?(?:Z)?$/i;

/**
 * The stretch that a time written to the month, day, minute, second or millisecond covers, in
 * UTC: `2026-10` is all of October. Null for anything else.
 */
export function timeCovered(text: string): Interval | null {
  const match = shape.exec(text);
  if (match === null) return null;
  const [, year = '', month = '', day, hour, minute, second, milli] = match;
  const iso = `${year}-${month}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}.${milli ?? '000'}Z`;
  const from = Date.parse(iso);
  // Date.parse may turn 31 February into March; a date must survive the round trip.
  if (Number.isNaN(from) || new Date(from).toISOString() !== iso || from < Date.UTC(1, 0) - 6e13) return null;
  return { from, to: from + widthOf(match, from) };
}

function widthOf([, , , day, hour, , second, milli]: RegExpExecArray, from: number): number {
  if (milli !== undefined) return 1;
  if (second !== undefined) return 1000;
  if (hour !== undefined) return 60_000;
  if (day !== undefined) return 86_400_000;
  const start = new Date(from);
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1) - from;
}

/** Between two times: a bound that is included is so with all that its text covers. */
export function timeRange(from: Bound | null, to: Bound | null): Interval | null {
  const first = from === null ? null : timeCovered(from.text);
  const last = to === null ? null : timeCovered(to.text);
  if ((from !== null && first === null) || (to !== null && last === null)) return null;
  return {
    from: first === null ? Number.NEGATIVE_INFINITY : from?.inclusive === true ? first.from : first.to,
    to: last === null ? Number.POSITIVE_INFINITY : to?.inclusive === true ? last.to : last.from,
  };
}
