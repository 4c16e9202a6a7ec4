'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { TimelineChart } from '#components/charts/timeline-chart.tsx';
import { TimelineLegend } from '#components/charts/timeline-legend.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { activityQuery } from '#lib/browser/event-queries.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { prepareTimeline } from '#lib/core/chart/prepare-timeline.ts';
import { onlyValue } from '#lib/core/view/edit-view.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import type { View } from '#lib/core/view/view.ts';

const height = 150;

interface Props {
  /** The entity's events. */
  own: View;
  zone: string;
  onView: ChangeView;
}

/** EntityChart: activity over time. A drag narrows the page, a click on a layer leads to its events. */
export function EntityChart({ own, zone, onView }: Props) {
  const router = useRouter();
  const query = useQuery(activityQuery(own));
  const model = useMemo(() => query.data && prepareTimeline(query.data, own, zone), [query.data, own, zone]);
  const pick = (key: string | null) => router.push(timelineHref(onlyValue(own, own.split, key)));
  return (
    <Panel
      title="Activity"
      hint={model && !model.empty && `per ${model.bucketLabel}`}
      actions={
        <>
          {model && <TimelineLegend model={model} stale={query.isPlaceholderData} onPick={pick} />}
          <SegmentedControl
            label="Stacked by"
            value={own.split}
            onChange={(split) => onView((now) => ({ ...now, split }), 'replace')}
            options={[
              { value: 'outcome', label: 'Outcome' },
              { value: 'eventSource', label: 'Service' },
            ]}
          />
        </>
      }
    >
      <div style={{ height }}>
        {query.isError && !model && <QueryError error={query.error} onRetry={() => query.refetch()} />}
        {query.isPending && <Skeleton className="h-full" />}
        {model?.empty && <EmptyState className="h-full py-2" title="Nothing to draw in this range" />}
        {model && !model.empty && (
          <TimelineChart
            model={model}
            stale={query.isPlaceholderData}
            height={height}
            onZoom={(span) => onView((now) => ({ ...now, range: { kind: 'absolute', ...span } }))}
            onPick={pick}
          />
        )}
      </div>
    </Panel>
  );
}
