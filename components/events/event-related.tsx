'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { QueryError } from '#components/ui/query-error.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { relatedQuery } from '#lib/browser/event-queries.ts';
import { readablePrincipal } from '#lib/core/cloudtrail/readable-principal.ts';
import type { EventRow } from '#lib/core/contract/events.ts';
import type { RelatedResponse, Relation } from '#lib/core/contract/related.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import { parseView } from '#lib/core/view/codec.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { TimeText } from './time-text.tsx';

type Group = RelatedResponse['groups'][number];

const titles: Readonly<Record<Relation, string>> = {
  requestID: 'Same request',
  sharedEventID: "Same action, in each account's log",
  eventID: 'Same eventID',
  session: 'Same session',
  accessKey: 'Same access key',
  around: 'Same account, at that time',
  sourceIP: 'Same source IP, within a day',
};

const spans = [
  { value: '5', label: '±5 s' },
  { value: '60', label: '±1 min' },
  { value: '600', label: '±10 min' },
] as const;
type Seconds = (typeof spans)[number]['value'];

interface Props {
  openRef: string;
  zone: string;
  /** The View's own, which links keep. */
  viewZone: string;
  onOpenRef: (ref: string) => void;
}

/** EventRelated: what belongs to an event and why, the nearest few before and after; each leads to all of it. */
export function EventRelated({ openRef, zone, viewZone, onOpenRef }: Props) {
  const [seconds, setSeconds] = useState<Seconds>('5');
  const { data, error, isPlaceholderData, refetch } = useQuery(relatedQuery(openRef, Number(seconds)));
  if (error !== null && data === undefined)
    return <QueryError error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div aria-busy={isPlaceholderData} className="flex flex-col gap-4 px-4 py-3 text-xs">
      {data.groups.map((group) => (
        <section key={group.relation}>
          <header className="mb-0.5 flex min-h-6 items-center gap-2">
            <h3 className="min-w-0 truncate font-medium">{titles[group.relation]}</h3>
            {group.relation === 'around' && (
              <SegmentedControl<Seconds>
                label="How far around"
                value={seconds}
                onChange={setSeconds}
                options={spans}
              />
            )}
            <AllOfThem group={group} openRef={openRef} viewZone={viewZone} />
          </header>
          <Rows rows={group.before} zone={zone} onOpenRef={onOpenRef} />
          {group.before.length + group.after.length > 0 && (
            <p aria-hidden className="my-0.5 ml-1 border-l-2 border-accent py-0.5 pl-2 text-2xs text-faint">
              this event
            </p>
          )}
          <Rows rows={group.after} zone={zone} onOpenRef={onOpenRef} />
        </section>
      ))}
      {data.groups.length === 0 && <p className="text-muted">The record has nothing to relate it by.</p>}
    </div>
  );
}

function AllOfThem({ group, openRef, viewZone }: { group: Group; openRef: string; viewZone: string }) {
  const { view } = parseView(group.view);
  if (group.count <= 1) return <span className="ml-auto shrink-0 text-faint">no other</span>;
  const counted =
    group.count >= group.bound
      ? `${group.bound.toLocaleString('en')} events or more`
      : countOf(group.count, 'event');
  return (
    <Link
      href={timelineHref({ ...view, zone: viewZone, open: openRef })}
      className="ml-auto shrink-0 text-accent tabular-nums hover:underline"
    >
      {counted}
    </Link>
  );
}

function Rows({
  rows,
  zone,
  onOpenRef,
}: {
  rows: readonly EventRow[];
  zone: string;
  onOpenRef: (ref: string) => void;
}) {
  return (
    <ul className="empty:hidden">
      {rows.map((row) => (
        <li key={row.ref}>
          <button
            type="button"
            onClick={() => onOpenRef(row.ref)}
            className="flex h-6 w-full items-center gap-3 rounded-xs px-1 text-left hover:bg-hover"
          >
            <span className="shrink-0">
              <TimeText iso={row.eventTime} zone={zone} />
            </span>
            <span className={`min-w-0 flex-1 truncate ${tones[row.outcome]}`}>
              <ValueText value={row.eventName ?? row.eventCategory} />
            </span>
            <span className="max-w-36 shrink-0 truncate text-muted">
              <ValueText value={readablePrincipal(row).name} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const tones = { success: '', unknown: '', denied: 'text-denied-text', failed: 'text-failed-text' } as const;

function Loading() {
  return (
    <div aria-hidden className="flex flex-col gap-3 p-4">
      {['w-1/3', 'w-11/12', 'w-5/6', 'w-1/4', 'w-10/12', 'w-4/5'].map((width) => (
        <Skeleton key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}
