import { formatMoment, formatOffset, formatTime } from '#lib/core/time/format-time.ts';

/** A moment in the View's zone with its offset; both it and UTC on hover. Props: iso, zone (as `useZone` gives it). */
export function TimeText({ iso, zone }: { iso: string | null; zone: string }) {
  if (iso === null) return <span className="text-faint">no usable time</span>;
  const ms = Date.parse(iso);
  const precision = ms % 1000 === 0 ? 'second' : 'millisecond';
  const other = zone === 'UTC' ? '' : ` · ${formatMoment(ms, 'UTC')}`;
  return (
    <time dateTime={iso} title={`${formatMoment(ms, zone)}${other}`} className="value truncate">
      {formatTime(ms, zone, precision)}
      <span className="text-faint">{formatOffset(ms, zone)}</span>
    </time>
  );
}
