import Link from 'next/link';
import { margins } from '#components/charts/plot-area.ts';
import { cx } from '#components/ui/cx.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import { sessionTitle } from '#lib/core/roles/name-session.ts';
import type { KinLane } from '#lib/core/roles/prepare-kin.ts';
import { sessionHref } from '#lib/core/roles/role-hrefs.ts';
import { formatMoment } from '#lib/core/time/format-time.ts';

interface Props {
  label: string;
  lanes: readonly KinLane[];
  zone: string;
  viewZone: string;
}

/** Where a bar begins so far right that its name stands before it. */
const farRight = 0.66;

/** SessionKin: sessions before or after one, as bars on its axis of time. Props: label, lanes, zone, viewZone. */
export function SessionKin({ label, lanes, zone, viewZone }: Props) {
  if (lanes.length === 0) return null;
  return (
    <ul aria-label={label} style={{ marginLeft: margins.left, marginRight: margins.right }}>
      {lanes.map((lane) => (
        <li key={lane.row.key} className="relative h-5 border-l border-line">
          <Link
            href={sessionHref(lane.row.key, viewZone)}
            title={`${sessionTitle(lane.row).toWellFormed()}: ${formatMoment(Date.parse(lane.first), zone)} to ${formatMoment(Date.parse(lane.last), zone)}${lane.rough ? ', by whole hours' : ''}`}
            className="group absolute inset-0 flex items-center overflow-hidden text-2xs hover:bg-hover"
          >
            <span
              aria-hidden
              style={{ left: `${lane.left * 100}%`, width: `max(3px, ${lane.width * 100}%)` }}
              className={cx(
                'absolute h-2.5 rounded-xs',
                lane.rough ? 'border border-line-control border-dashed bg-sunken' : 'bg-line-control',
                lane.left >= 1 && '-translate-x-full',
              )}
            />
            <span
              style={
                lane.left > farRight
                  ? { right: `calc(${(1 - Math.min(lane.left, 1)) * 100}% + 6px)` }
                  : { left: `calc(${Math.min(lane.left + lane.width, farRight) * 100}% + 8px)` }
              }
              className="absolute max-w-[60%] truncate rounded-xs bg-surface px-1 text-muted group-hover:bg-hover group-hover:text-accent"
            >
              {lane.before && lane.left <= 0 && <span className="text-faint">from before · </span>}
              <ValueText value={sessionTitle(lane.row)} prose />
              {lane.after && <span className="text-faint"> · goes on</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
