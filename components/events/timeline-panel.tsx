'use client';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { SaveActivity } from '#components/activity/save-activity.tsx';
import type { PlotArea } from '#components/charts/plot-area.ts';
import { TimelineChart } from '#components/charts/timeline-chart.tsx';
import { TimelineLegend } from '#components/charts/timeline-legend.tsx';
import type { BarTarget } from '#components/charts/timeline-overlay.tsx';
import { TimelineTable } from '#components/charts/timeline-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ErrorState } from '#components/ui/error-state.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { TimelineModel } from '#lib/core/chart/timeline-model.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { onlyValue, type Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';
import { CoverageLine } from './coverage-line.tsx';
import { TimelineControls } from './timeline-controls.tsx';

interface Props {
  /** Null until the first answer. */
  model: TimelineModel | null;
  /** The model belongs to the View before. */
  stale: boolean;
  error: Error | null;
  onRetry: () => void;
  view: View;
  /** As `useZone` gives it. */
  zone: string;
  onView: ChangeView;
  onZoom: (span: Span) => void;
  onBar: (target: BarTarget) => void;
  /** Where the list is. */
  mark: (plot: PlotArea) => ReactNode;
}

const height = 156;
const estimateHint =
  'What is asked has to be looked up in every event. A shorter range, a filter, or whole values make the counts exact.';

/** TimelinePanel: the histogram with its legend, its split and its numbers as a table; one height always. */
export function TimelinePanel({
  model,
  stale,
  error,
  onRetry,
  view,
  zone,
  onView,
  onZoom,
  onBar,
  mark,
}: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const onPick = (key: string | null) => onView((now) => onlyValue(now, now.split, key));
  return (
    <section aria-label="Activity over time" className="shrink-0 border-b border-line bg-surface pb-1">
      <header className="@container flex h-9 items-center gap-2 pr-3 pl-4">
        <div className="min-w-0 flex-1">
          {model && <TimelineLegend model={model} stale={stale} onPick={onPick} />}
        </div>
        {model && !model.empty && <ChartNote model={model} />}
        <TimelineControls view={view} onView={onView} asTable={asTable} onTable={setAsTable} />
        {model && !model.empty && <SaveActivity model={model} view={view} zone={zone} box={box} />}
      </header>
      <div style={{ height }} className="relative pr-3 pl-2">
        <Body
          model={model}
          stale={stale}
          error={error}
          onRetry={onRetry}
          asTable={asTable}
          box={box}
          view={view}
          onZoom={onZoom}
          onPick={onPick}
          onBar={onBar}
          mark={mark}
        />
      </div>
      <CoverageLine view={view} onView={onView} />
    </section>
  );
}

/** What the bars are: their width, how many layers stand for all, and how much it is against the period before. */
function ChartNote({ model }: { model: TimelineModel }) {
  const { comparison, cap } = model;
  return (
    <span className="shrink-0 text-xs whitespace-nowrap text-faint" title={cap ?? 'The width of one bar'}>
      {comparison !== null && (
        <span title={`Against ${comparison.label}`}>
          {comparison.difference === null ? (
            'nothing stored before'
          ) : (
            <>
              <b className="font-medium text-ink">{comparison.difference}</b> on{' '}
              {comparison.total?.toLocaleString('en')} before
            </>
          )}
          {' · '}
        </span>
      )}
      {model.estimate !== null && (
        <span className="text-warning" title={estimateHint}>
          {model.estimate} ·{' '}
        </span>
      )}
      {cap !== null && <span className="hidden @5xl:inline">{cap} · </span>}
      per {model.bucketLabel}
    </span>
  );
}

interface BodyProps extends Omit<Props, 'onView' | 'zone'> {
  box: RefObject<HTMLDivElement | null>;
  asTable: boolean;
  onPick: (key: string | null) => void;
}

function Body({ model, stale, error, onRetry, asTable, box, view, onZoom, onPick, onBar, mark }: BodyProps) {
  if (model === null) {
    if (error === null) return <Skeleton className="mx-2 h-full" />;
    const remedy = error instanceof SpoorError ? error.remedy : undefined;
    return <ErrorState message={error.message} remedy={remedy} onRetry={onRetry} className="py-4" />;
  }
  if (model.empty && model.estimate !== null) {
    return (
      <EmptyState className="h-full py-2" title="Too rare to be counted in a share of the events">
        None was among those looked at. Choose a shorter range, or add a filter, to have all of them counted.
      </EmptyState>
    );
  }
  if (model.empty) {
    return (
      <EmptyState
        className="h-full py-2"
        title={view.range.kind === 'untimed' ? 'These events have no usable time' : 'Nothing to draw'}
      >
        {view.range.kind === 'untimed'
          ? 'They have no place on a time axis and are listed below.'
          : 'No event matches the filters in this range.'}
      </EmptyState>
    );
  }
  if (asTable) return <TimelineTable model={model} stale={stale} height={height} />;
  return (
    <div ref={box}>
      <TimelineChart
        model={model}
        stale={stale}
        height={height}
        onZoom={onZoom}
        onPick={onPick}
        onBar={onBar}
        mark={mark}
      />
    </div>
  );
}
