'use client';
import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { useWidth } from '#components/ui/use-width.ts';
import type { TimelineModel } from '#lib/core/chart/timeline-model.ts';
import { type PlotArea, plotArea } from './plot-area.ts';
import { TimelineBars } from './timeline-bars.tsx';
import { TimelineBefore } from './timeline-before.tsx';
import { type BarTarget, TimelineOverlay } from './timeline-overlay.tsx';

interface Props {
  model: TimelineModel;
  /** The picture of the question before, until the new one is here. */
  stale: boolean;
  /** In px; the same whatever it shows. */
  height: number;
  onZoom: (span: { from: number; to: number }) => void;
  /** A layer was clicked; the rest of the values cannot be. */
  onPick: (key: string | null) => void;
  /** More was asked about a bar. */
  onBar?: (target: BarTarget) => void;
  /** What somebody marks on it. */
  mark?: (plot: PlotArea) => ReactNode;
}

/** TimelineChart: stacked bars over time that can be read, brushed and clicked. Props: model, stale, height, onZoom, onPick, onBar, mark. */
export function TimelineChart({ model, stale, height, onZoom, onPick, onBar, mark }: Props) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const plot = plotArea(width, height);
  return (
    <div
      ref={ref}
      style={{ height }}
      aria-busy={stale}
      className={cx('relative w-full overflow-x-clip transition-opacity duration-150', stale && 'opacity-50')}
    >
      {width > 0 && <TimelineBars model={model} width={width} height={height} />}
      {width > 0 && model.comparison?.total != null && !model.empty && (
        <TimelineBefore model={model} plot={plot} />
      )}
      {width > 0 && !model.empty && mark?.(plot)}
      {width > 0 && !model.empty && (
        <TimelineOverlay
          model={model}
          plot={plot}
          onZoom={onZoom}
          onBar={onBar}
          onPick={(series) => {
            const key = model.series[series]?.key;
            if (key !== undefined) onPick(key);
          }}
        />
      )}
    </div>
  );
}
