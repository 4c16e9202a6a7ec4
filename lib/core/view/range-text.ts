const second = 1000;
const unitMs: Readonly<Record<string, number>> = {
  s: second,
  m: 60 * second,
  h: 3_600 * second,
  d: 86_400 * second,
  w: 7 * 86_400 * second,
};
const day = 86_400 * second;

/** Times that both an ISO 8601 year of four digits and PostgreSQL can say. */
export const earliestTime = Date.parse('0001-01-01T00:00:00Z');
export const latestTime = Date.parse('9999-12-31T23:59:59.999Z');
export const longestLastMs = 20 * 366 * day;

/** `30m`, `24h`, `7d`: whole seconds, in the largest unit that reads naturally. */
export function formatDuration(ms: number): string {
  if (ms % day === 0 && ms > day) return `${ms / day}d`;
  for (const unit of ['h', 'm'] as const) {
    const size = unitMs[unit] ?? second;
    if (ms % size === 0) return `${ms / size}${unit}`;
  }
  return `${ms / second}s`;
}

/** Milliseconds; null for anything but a whole number of s, m, h, d or w up to 20 years. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,9})([smhdw])$/.exec(text);
  const ms = Number(match?.[1]) * (unitMs[match?.[2] ?? ''] ?? Number.NaN);
  return ms >= second && ms <= longestLastMs ? ms : null;
}

/** ISO 8601 UTC, with milliseconds only where there are any. */
export function formatInstant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;

/** Milliseconds since 1970; null for anything that `formatInstant` would not say. */
export function parseInstant(text: string): number | null {
  if (!instant.test(text)) return null;
  const ms = Date.parse(text);
  // Date.parse turns 31 February into March on some engines; a date must survive the round trip.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 19) !== text.slice(0, 19)) return null;
  return ms >= earliestTime ? ms : null;
}
