import { formatOffset, formatTime } from '../time/format-time.ts';

/** `2026-10-10 13:00 – 14:00 +02:00`; the end names its day where it is another one. */
export function spanLabel(from: number, to: number, zone: string): string {
  const precision = (to - from) % 60_000 === 0 ? 'minute' : 'second';
  const start = formatTime(from, zone, precision);
  const end = formatTime(to, zone, precision);
  const [day] = start.split(' ');
  const [endDay, endTime] = end.split(' ');
  return `${start} – ${endDay === day ? endTime : end} ${formatOffset(from, zone)}`;
}
