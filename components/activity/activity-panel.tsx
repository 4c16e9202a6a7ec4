'use client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef } from 'react';
import { TimelineChart } from '#components/charts/timeline-chart.tsx';
import { TimelineLegend } from '#components/charts/timeline-legend.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { activityQuery } from '#lib/browser/event-queries.ts';
import { prepareTimeline } from '#lib/core/chart/prepare-timeline.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { SaveActivity } from './save-activity.tsx';

interface Props {
  title: string;
  /** After the width of a bar. */
  hint?: ReactNode;
  actions?: ReactNode;
  /** What shares its axis of time, over and under the bars. */
  above?: ReactNode;
  below?: ReactNode;
  /** Whose events over time. */
  view: View;
  /** As `useZone` gives it. */
  zone: string;
  /** Of the chart, in px. */
  height: number;
  onZoom: (span: Span) => void;
  /** A layer was clicked. */
  onPick: (key: string | null) => void;
}

/** ActivityPanel: a View's events over time, to be read, brushed, clicked and saved. Props: title, hint, actions, above, below, view, zone, height, onZoom, onPick. */
export function ActivityPanel({ title, hint, actions, view, zone, height, onZoom, onPick, ...kin }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const query = useQuery(activityQuery(view));
  const model = useMemo(
    () => query.data && prepareTimeline(query.data, view, zone),
    [query.data, view, zone],
  );
  const drawn = model !== undefined && !model.empty;
  return (
    <Panel
      title={title}
      hint={
        <>
          {drawn && `per ${model.bucketLabel}`}
          {drawn && hint && ' · '}
          {hint}
        </>
      }
      actions={
        <>
          {model && <TimelineLegend model={model} stale={query.isPlaceholderData} onPick={onPick} />}
          {actions}
          {drawn && <SaveActivity model={model} view={view} zone={zone} box={box} />}
        </>
      }
    >
      {kin.above}
      <div style={{ height }} ref={box}>
        {query.isError && !model && <QueryError error={query.error} onRetry={() => query.refetch()} />}
        {query.isPending && <Skeleton className="h-full" />}
        {model?.empty && <EmptyState className="h-full py-2" title="Nothing to draw in this range" />}
        {drawn && (
          <TimelineChart
            model={model}
            stale={query.isPlaceholderData}
            height={height}
            onZoom={onZoom}
            onPick={onPick}
          />
        )}
      </div>
      {kin.below}
    </Panel>
  );
}
