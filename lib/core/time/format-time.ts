import { toWallTime, zoneOffset } from './zoned-time.ts';

export type Precision = 'day' | 'minute' | 'second' | 'millisecond';

/** `2026-10-10 11:42:36`, in the zone, without its offset: say that with `formatOffset`. */
export function formatTime(ms: number, zone: string, precision: Precision = 'second'): string {
  const wall = toWallTime(ms, zone);
  const sign = wall.year < 0 ? '-' : '';
  const day = `${sign}${pad(Math.abs(wall.year), 4)}-${pad(wall.month)}-${pad(wall.day)}`;
  if (precision === 'day') return day;
  const minute = `${day} ${pad(wall.hour)}:${pad(wall.minute)}`;
  if (precision === 'minute') return minute;
  const second = `${minute}:${pad(wall.second)}`;
  return precision === 'second' ? second : `${second}.${pad(wall.millisecond, 3)}`;
}

/** `Z` for UTC itself, else `+02:00`, `-03:30`; with seconds where history has them. */
export function formatOffset(ms: number, zone: string): string {
  if (zone === 'UTC') return 'Z';
  const offset = Math.round(zoneOffset(ms, zone) / 1000);
  const size = Math.abs(offset);
  const seconds = size % 60 === 0 ? '' : `:${pad(size % 60)}`;
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 3600))}:${pad(Math.floor(size / 60) % 60)}${seconds}`;
}

/** The moment in full, as it can be pasted again anywhere: `2026-10-10 13:42:36+02:00`. */
export function formatMoment(ms: number, zone: string): string {
  const precision = ms % 1000 === 0 ? 'second' : 'millisecond';
  return `${formatTime(ms, zone, precision)}${formatOffset(ms, zone)}`;
}

const units = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
  [1, 'ms'],
] as const;

/** A length of time by its two largest units: `1 d 3 h`, `5 min`, `250 ms`. */
export function formatDuration(ms: number): string {
  let rest = Math.abs(Math.round(ms));
  const parts: string[] = [];
  for (const [size, unit] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${unit}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
    rest -= count * size;
  }
  return parts.join(' ') || '0 s';
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
