import { formatDuration, formatMoment, formatOffset, formatTime } from '#lib/core/time/format-time.ts';

interface Props {
  iso: string | null;
  zone: string;
  agoFrom?: number | null;
}

/**
 * A moment in the View's zone with its offset; both it and UTC on hover. With `agoFrom` (ms since 1970),
 * how long before that. Props: iso, zone (as `useZone` gives it), agoFrom.
 */
export function TimeText({ iso, zone, agoFrom = null }: Props) {
  if (iso === null) return <span className="text-faint">no usable time</span>;
  const ms = Date.parse(iso);
  const precision = ms % 1000 === 0 ? 'second' : 'millisecond';
  const other = zone === 'UTC' ? '' : ` · ${formatMoment(ms, 'UTC')}`;
  return (
    <time dateTime={iso} title={`${formatMoment(ms, zone)}${other}`} className="value truncate">
      {agoFrom === null ? (
        <>
          {formatTime(ms, zone, precision)}
          <span className="text-faint">{formatOffset(ms, zone)}</span>
        </>
      ) : (
        agoText(ms, agoFrom)
      )}
    </time>
  );
}

function agoText(ms: number, from: number): string {
  const text = formatDuration(Math.round(Math.abs(from - ms) / 1000) * 1000);
  return ms <= from ? `${text} ago` : `in ${text}`;
}
