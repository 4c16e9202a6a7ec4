import { formatMoment, formatOffset, formatTime } from '#lib/core/time/format-time.ts';

/** HourText: a moment that is known to the hour, with its offset. Props: iso, zone (as `useZone` gives it). */
export function HourText({ iso, zone }: { iso: string; zone: string }) {
  const ms = Date.parse(iso);
  return (
    <time dateTime={iso} title={`Within the hour from ${formatMoment(ms, zone)}`} className="value truncate">
      {formatTime(ms, zone, 'minute')}
      <span className="text-faint">{formatOffset(ms, zone)}</span>
    </time>
  );
}
