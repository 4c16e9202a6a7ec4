import Link from 'next/link';
import type { ReactNode } from 'react';
import { TimeText } from '#components/events/time-text.tsx';
import type { EntityResponse } from '#lib/core/contract/entities.ts';
import type { FacetResponse } from '#lib/core/contract/events.ts';
import { formatCount, formatShare } from '#lib/core/text/format-number.ts';
import { onlyValue } from '#lib/core/view/edit-view.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import type { View } from '#lib/core/view/view.ts';

interface Props {
  own: View;
  zone: string;
  /** Null until it is known. */
  total: number | null;
  outcomes: FacetResponse | undefined;
  seen: EntityResponse | undefined;
}

/** EntityStats: how many events, from when to when, and how they ended; each leads to its events. */
export function EntityStats({ own, zone, total, outcomes, seen }: Props) {
  const countOf = (outcome: string) =>
    outcomes === undefined ? null : (outcomes.values.find(({ value }) => value === outcome)?.count ?? 0);
  const counted = outcomes?.values.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const outcome = (key: string) => {
    const count = countOf(key);
    if (count === null) return '…';
    if (count === 0) return '0';
    return (
      <Link href={timelineHref(onlyValue(own, 'outcome', key))} className="hover:underline">
        {formatCount(count)}
      </Link>
    );
  };
  const edge = (row: EntityResponse['first'] | undefined) =>
    row === undefined ? (
      '…'
    ) : row === null ? (
      'never'
    ) : (
      <Link href={timelineHref({ ...own, open: row.ref })} className="hover:underline">
        <TimeText iso={row.eventTime} zone={zone} />
      </Link>
    );
  return (
    <dl className="grid grid-cols-[1fr_1.7fr_1.7fr_1fr_1fr_1fr] divide-x divide-line rounded-md border border-line bg-surface">
      <Stat label="Events">
        {total === null ? (
          '…'
        ) : (
          <Link href={timelineHref(own)} className="hover:underline">
            <span data-testid="entity-total">{formatCount(total)}</span>
          </Link>
        )}
      </Stat>
      <Stat label="First seen" small>
        {edge(seen?.first)}
      </Stat>
      <Stat label="Last seen" small>
        {edge(seen?.last)}
      </Stat>
      {(['success', 'denied', 'failed'] as const).map((key) => (
        <Stat
          key={key}
          label={{ success: 'Succeeded', denied: 'Denied', failed: 'Failed' }[key]}
          note={counted > 0 ? formatShare(countOf(key) ?? 0, counted) : undefined}
        >
          {outcome(key)}
        </Stat>
      ))}
    </dl>
  );
}

function Stat({
  label,
  note,
  small,
  children,
}: {
  label: string;
  note?: string | undefined;
  small?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5 px-3 py-2">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="flex h-7 min-w-0 items-baseline gap-2">
        <span
          className={
            small ? 'truncate text-sm leading-7' : 'truncate text-xl leading-7 font-semibold tracking-tight'
          }
        >
          {children}
        </span>
        {note && <span className="shrink-0 text-xs text-faint">{note}</span>}
      </dd>
    </div>
  );
}
