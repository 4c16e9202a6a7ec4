import type { SessionRow } from '../contract/roles.ts';
import { formatDuration } from '../time/format-time.ts';

const hourMs = 3_600_000;

const dayHours = 24;

/** How long a session was used, as far as the hours of its first and last event tell. */
export function lifeWords(firstHour: string, lastHour: string): string {
  return hoursWords(hoursOf(firstHour, lastHour));
}

/** The same where there is little room: of ten days and more the hours say nothing more. */
export function shortLifeWords(firstHour: string, lastHour: string): string {
  const hours = hoursOf(firstHour, lastHour);
  return hoursWords(hours < 10 * dayHours ? hours : hours - (hours % dayHours));
}

function hoursOf(firstHour: string, lastHour: string): number {
  return Math.round((Date.parse(lastHour) - Date.parse(firstHour)) / hourMs);
}

function hoursWords(hours: number): string {
  return hours <= 0 ? '< 1 h' : `≈ ${formatDuration(hours * hourMs)}`;
}

/** Time until credentials end, seen from `now`. */
export function untilWords(expires: string | null, now: string): string {
  if (expires === null) return 'no end by itself';
  const left = Date.parse(expires) - Date.parse(now);
  return left <= 0 ? 'ended' : `ends in ${formatDuration(left)}`;
}

/** The longest that STS lets temporary credentials hold: those of a federated user, or of GetSessionToken. */
const longestMs = 36 * hourMs;

/** What is known of the end of credentials that are not among those still valid. */
export function overWords({ grade, created }: Pick<SessionRow, 'grade' | 'created'>, now: string): string {
  if (grade !== null) return 'ended';
  return created !== null && Date.parse(now) - Date.parse(created) > longestMs
    ? 'ended, by its age'
    : 'end not in the logs';
}
