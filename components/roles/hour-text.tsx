import { formatMoment, formatOffset, formatTime } from '#lib/core/time/format-time.ts';

/** HourText: a moment to the minute, with its offset; the whole on hover. Props: iso, zone (as `useZone` gives it). */
export function HourText({ iso, zone }: { iso: string; zone: string }) {
  const ms = Date.parse(iso);
  return (
    <time dateTime={iso} title={formatMoment(ms, zone)} className="value truncate">
      {formatTime(ms, zone, 'minute')}
      <span className="text-faint">{formatOffset(ms, zone)}</span>
    </time>
  );
}
