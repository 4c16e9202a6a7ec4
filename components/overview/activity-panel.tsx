'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { TimelineChart } from '#components/charts/timeline-chart.tsx';
import { TimelineLegend } from '#components/charts/timeline-legend.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { activityQuery } from '#lib/browser/event-queries.ts';
import { useZone } from '#lib/browser/use-zone.ts';
import { prepareTimeline } from '#lib/core/chart/prepare-timeline.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { timelineHref, timelineOf } from '#lib/core/view/timeline-href.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { openingWindow, usefulWindows, windowRange } from './activity-window.ts';

const height = 176;

interface Props {
  first: number;
  last: number;
  untimed: number;
  /** The View's zone. */
  zone: string;
}

/** Activity up to the newest event. A drag or a click goes on in the timeline. */
export function ActivityPanel({ first, last, untimed, zone }: Props) {
  const router = useRouter();
  const clock = useZone(zone);
  const [split, setSplit] = useState<View['split']>('outcome');
  const [window, setWindow] = useState(() => openingWindow({ first, last }));
  const view = useMemo<View>(
    () => ({ ...defaultView, split, zone, range: windowRange(window, { first, last }) }),
    [split, zone, window, first, last],
  );
  const query = useQuery(activityQuery(view));
  const model = useMemo(
    () => query.data && prepareTimeline(query.data, view, clock),
    [query.data, view, clock],
  );
  const pick = (key: string | null) => router.push(timelineOf(split, key, view));
  const choices = usefulWindows({ first, last });
  return (
    <Panel
      title="Activity"
      hint={
        <>
          {model && !model.empty && `per ${model.bucketLabel}`}
          {untimed > 0 && (
            <>
              {model && !model.empty && ' · '}
              <Link
                href={timelineHref({ zone, range: { kind: 'untimed' } })}
                className="text-accent hover:underline"
              >
                {formatCount(untimed)} without a usable time
              </Link>
            </>
          )}
        </>
      }
      actions={
        <>
          {model && <TimelineLegend model={model} stale={query.isPlaceholderData} onPick={pick} />}
          {choices.length > 1 && (
            <SegmentedControl label="Stretch of time" value={window} onChange={setWindow} options={choices} />
          )}
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
            onZoom={(span) =>
              router.push(timelineHref({ split, zone, range: { kind: 'absolute', ...span } }))
            }
            onPick={pick}
          />
        )}
      </div>
    </Panel>
  );
}
