'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { cellText } from '#components/events/event-columns.ts';
import { TimeText } from '#components/events/time-text.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { type Column, DataTable, wordColumn } from '#components/ui/data-table.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { fileEventsQuery } from '#lib/browser/file-queries.ts';
import type { EventRow } from '#lib/core/contract/events.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import type { TimeRange } from '#lib/core/view/view.ts';
import { LoadingRows } from './loading-rows.tsx';

interface Props {
  fileId: number;
  /** The View's own, which links keep. */
  viewZone: string;
  zone: string;
}

/** FileEvents: the latest events of a file, those without a usable time where it has no other; each opens in the timeline. Props: fileId, viewZone, zone. */
export function FileEvents({ fileId, viewZone, zone }: Props) {
  const timed = useQuery(fileEventsQuery(fileId, 'all'));
  const isUntimed = timed.data?.events.length === 0;
  const untimed = useQuery({ ...fileEventsQuery(fileId, 'untimed'), enabled: isUntimed });
  const { data, error, refetch } = isUntimed ? untimed : timed;
  if (data === undefined)
    return error === null ? <LoadingRows /> : <QueryError error={error} onRetry={() => void refetch()} />;
  if (data.events.length === 0) return null;
  const range: TimeRange = { kind: isUntimed ? 'untimed' : 'all' };
  const all = timelineHref({ file: fileId, range, zone: viewZone });
  const columns: Column<EventRow>[] = [
    {
      key: 'time',
      head: 'Time',
      width: 'w-48',
      cell: (event) => (
        <Link
          href={timelineHref({ file: fileId, range, zone: viewZone, open: event.ref })}
          prefetch={false}
          className="after:absolute after:inset-0"
        >
          <TimeText iso={event.eventTime} zone={zone} />
        </Link>
      ),
    },
    {
      key: 'action',
      head: 'Action',
      cell: ({ eventName, eventCategory }) => <ValueText value={eventName ?? eventCategory} truncate />,
    },
    wordColumn('service', 'Service', (event) => cellText(event, 'eventSource'), 'w-44'),
    {
      key: 'who',
      head: 'Principal',
      cell: (event) => <ValueText value={cellText(event, 'principal')} truncate />,
    },
    {
      key: 'outcome',
      head: 'Outcome',
      width: 'w-48',
      cell: ({ outcome, errorCode }) =>
        outcome === 'denied' || outcome === 'failed' ? (
          <Badge tone={outcome}>{errorCode ?? outcome}</Badge>
        ) : (
          <span className="text-muted">{outcome}</span>
        ),
    },
  ];
  return (
    <section aria-label="Events" className="border-b border-line">
      <h2 className="flex h-11 items-center gap-2 px-4 text-sm font-semibold">
        Events
        <span className="text-xs font-normal text-faint">
          {data.next === null ? countOf(data.events.length, 'event') : `the latest ${data.events.length}`}
        </span>
        <Link href={all} className="ml-auto text-xs font-normal text-accent hover:underline">
          All in the timeline
        </Link>
      </h2>
      <DataTable
        label="Events of the file"
        wide
        columns={columns}
        rows={data.events}
        keyOf={({ ref }) => ref}
      />
    </section>
  );
}
