'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { TimelineChart } from '#components/charts/timeline-chart.tsx';
import { TimelineLegend } from '#components/charts/timeline-legend.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { activityQuery } from '#lib/browser/event-queries.ts';
import { prepareTimeline } from '#lib/core/chart/prepare-timeline.ts';
import { onlyValue } from '#lib/core/view/edit-view.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { defaultView, type TimeRange, type View } from '#lib/core/view/view.ts';

const height = 132;

interface Props {
  sessionKey: string;
  /** Of its first and last event; null where none has a usable time. */
  first: string | null;
  last: string | null;
  zone: string;
  viewZone: string;
}

/** SessionLife: a session's events over time; a drag or a click goes on in the timeline. Props: sessionKey, first, last, zone, viewZone. */
export function SessionLife({ sessionKey, first, last, zone, viewZone }: Props) {
  const router = useRouter();
  const view = useMemo<View>(
    () => ({
      ...defaultView,
      zone: viewZone,
      range: lifeRange(first, last),
      filters: [{ field: 'session', operator: 'is', values: [sessionKey] }],
    }),
    [sessionKey, first, last, viewZone],
  );
  const query = useQuery(activityQuery(view));
  const model = useMemo(
    () => query.data && prepareTimeline(query.data, view, zone),
    [query.data, view, zone],
  );
  const pick = (key: string | null) => router.push(timelineHref(onlyValue(view, 'outcome', key)));
  return (
    <Panel
      title="Its life"
      hint={model && !model.empty && `per ${model.bucketLabel}`}
      actions={
        <>
          {model && <TimelineLegend model={model} stale={query.isPlaceholderData} onPick={pick} />}
          <Link href={timelineHref(view)} className="px-1 text-xs text-accent hover:underline">
            All events of this session
          </Link>
        </>
      }
    >
      <div style={{ height }}>
        {query.isError && !model && <QueryError error={query.error} onRetry={() => query.refetch()} />}
        {query.isPending && <Skeleton className="h-full" />}
        {model && (
          <TimelineChart
            model={model}
            stale={query.isPlaceholderData}
            height={height}
            onZoom={(span) => router.push(timelineHref({ ...view, range: { kind: 'absolute', ...span } }))}
            onPick={pick}
          />
        )}
      </div>
    </Panel>
  );
}

/** A little more than the life itself, so that its ends are seen as ends. */
function lifeRange(first: string | null, last: string | null): TimeRange {
  if (first === null || last === null) return { kind: 'all' };
  const from = Date.parse(first);
  const to = Date.parse(last) + 1000;
  const margin = Math.ceil(Math.max(60_000, (to - from) / 12) / 1000) * 1000;
  return { kind: 'absolute', from: from - margin, to: to + margin };
}
