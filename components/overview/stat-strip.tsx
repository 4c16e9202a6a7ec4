import Link from 'next/link';
import type { ReactNode } from 'react';
import type { OverviewResponse } from '#lib/core/contract/overview.ts';
import { countOf, formatCount } from '#lib/core/text/format-number.ts';
import { formatDuration, formatOffset, formatTime } from '#lib/core/time/format-time.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';

/** What is in here, in six figures. `zone` as `useZone` gives it. */
export function StatStrip({ overview, zone }: { overview: OverviewResponse; zone: string }) {
  const { first, last, rejects, rejectedFiles } = overview;
  const span = first !== null && last !== null ? { first, last } : null;
  return (
    <dl className="grid grid-cols-[1.4fr_1.8fr_1fr_1fr_1fr_1.2fr] divide-x divide-line rounded-md border border-line bg-surface">
      <Stat
        label="Events"
        value={
          <Link href={timelineHref()} className="hover:underline">
            {formatCount(overview.events)}
          </Link>
        }
        note={`and ${countOf(overview.copies, 'further copy', 'further copies')}`}
      />
      <Stat
        label="Time span"
        value={span ? spanText(span.last - span.first) : '–'}
        note={
          span &&
          `${formatTime(span.first, zone, 'day')} to ${formatTime(span.last, zone, 'day')} ${zone === 'UTC' ? 'UTC' : formatOffset(span.last, zone)}`
        }
      />
      <Stat label="Accounts" value={formatCount(overview.accounts.distinct)} />
      <Stat label="Regions" value={formatCount(overview.regions.distinct)} />
      <Stat label="Services" value={formatCount(overview.services.distinct)} />
      <Stat
        label="Rejected"
        value={
          <Link href="/imports" className="hover:underline">
            {formatCount(rejects)}
          </Link>
        }
        note={
          rejects + rejectedFiles === 0
            ? 'everything was read'
            : `records, and ${countOf(rejectedFiles, 'file')}`
        }
      />
    </dl>
  );
}

/** Days up to two years; then years, which say more. */
function spanText(ms: number): string {
  const years = ms / (365.25 * 86_400_000);
  return years < 2 ? formatDuration(ms) : `${years.toFixed(1)} years`;
}

/** One figure, what it counts, and a line of small print. */
function Stat({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5 px-3 py-2.5">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="truncate text-xl font-semibold tracking-tight">{value}</dd>
      <dd className="h-4 truncate text-xs text-faint">{note}</dd>
    </div>
  );
}
