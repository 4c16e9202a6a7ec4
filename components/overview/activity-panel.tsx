'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { TimelineChart } from '#components/charts/timeline-chart.tsx';
import { TimelineLegend } from '#components/charts/timeline-legend.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { activityQuery } from '#lib/browser/event-queries.ts';
import { prepareTimeline } from '#lib/core/chart/prepare-timeline.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';

const height = 176;

/** All activity over time. A drag or a click goes on in the timeline. */
export function ActivityPanel({ zone }: { zone: string }) {
  const router = useRouter();
  const [split, setSplit] = useState<View['split']>('outcome');
  const view = useMemo<View>(() => ({ ...defaultView, split }), [split]);
  const query = useQuery(activityQuery(view));
  const model = useMemo(
    () => query.data && prepareTimeline(query.data, view, zone),
    [query.data, view, zone],
  );
  const pick = (key: string | null) =>
    router.push(timelineHref({ split, filters: [{ field: split, operator: 'is', values: [key] }] }));
  return (
    <Panel
      title="Activity"
      hint={model && !model.empty && `per ${model.bucketLabel}`}
      actions={
        <>
          {model && <TimelineLegend model={model} stale={query.isPlaceholderData} onPick={pick} />}
          <SegmentedControl
            label="Stacked by"
            value={split}
            onChange={setSplit}
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
        {model && (
          <TimelineChart
            model={model}
            stale={query.isPlaceholderData}
            height={height}
            onZoom={({ from, to }) =>
              router.push(timelineHref({ split, range: { kind: 'absolute', from, to } }))
            }
            onPick={pick}
          />
        )}
      </div>
    </Panel>
  );
}
