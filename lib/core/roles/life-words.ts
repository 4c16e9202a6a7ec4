import { formatDuration } from '../time/format-time.ts';

const hourMs = 3_600_000;

/** How long a session was used, as far as the hours of its first and last event tell. */
export function lifeWords(firstHour: string, lastHour: string): string {
  const hours = Math.round((Date.parse(lastHour) - Date.parse(firstHour)) / hourMs);
  return hours <= 0 ? '< 1 h' : `≈ ${formatDuration(hours * hourMs)}`;
}

/** Time until credentials end, seen from `now`. */
export function untilWords(expires: string | null, now: string): string {
  if (expires === null) return 'no end known';
  const left = Date.parse(expires) - Date.parse(now);
  return left <= 0 ? 'ended' : `ends in ${formatDuration(left)}`;
}
