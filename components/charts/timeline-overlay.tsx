import type { TimelineModel } from '#lib/core/chart/timeline-model.ts';
import type { PlotArea } from './plot-area.ts';
import { TimelineReading } from './timeline-reading.tsx';
import { useBrush } from './use-brush.ts';

/** A bar that somebody wants to know more of, and where that was asked. */
export interface BarTarget {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly anchor: { getBoundingClientRect(): DOMRect };
}

interface Props {
  model: TimelineModel;
  plot: PlotArea;
  onZoom: (span: { from: number; to: number }) => void;
  onPick: (series: number) => void;
  onBar?: (target: BarTarget) => void;
}

/** The layer over the bars that pointer and keyboard work on. */
export function TimelineOverlay({ model, plot, onZoom, onPick, onBar }: Props) {
  const onMenu =
    onBar &&
    ((index: number, { x, y }: { x: number; y: number }) => {
      const bar = model.buckets[index];
      if (bar === undefined) return;
      const { from, to, label } = bar;
      onBar({ from, to, label, anchor: { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) } });
    });
  const { cursor, brush, pointer, onKeyDown, leave } = useBrush({ model, plot, onZoom, onPick, onMenu });
  const band = plot.width / model.buckets.length;
  const bucket = cursor === null ? undefined : model.buckets[cursor.bucket];
  const place = (from: number, to: number) => ({ left: from * band, width: (to - from + 1) * band });
  const canPick = cursor?.series != null && model.series[cursor.series]?.key !== undefined;
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        aria-label={`Timeline. ${model.summary} Arrows read, Shift and arrows select, Enter zooms${onBar ? ', Space offers more' : ''}.`}
        aria-valuemin={1}
        aria-valuemax={model.buckets.length}
        aria-valuenow={(cursor?.bucket ?? 0) + 1}
        aria-valuetext={bucket ? sayBucket(model, cursor?.bucket ?? 0) : 'No bucket chosen'}
        {...pointer}
        onKeyDown={onKeyDown}
        onBlur={leave}
        style={{ left: plot.left, top: plot.top, width: plot.width, height: plot.height }}
        className={`absolute touch-none select-none ${canPick && brush === null ? 'cursor-pointer' : 'cursor-crosshair'}`}
      >
        {cursor !== null && brush === null && (
          <div
            className="pointer-events-none absolute inset-y-0 bg-ink/8"
            style={place(cursor.bucket, cursor.bucket)}
          />
        )}
        {brush !== null && (
          <div
            className="pointer-events-none absolute inset-y-0 border-x border-accent bg-accent/15"
            style={place(Math.min(brush.anchor, brush.head), Math.max(brush.anchor, brush.head))}
          />
        )}
      </div>
      {cursor !== null && (
        <TimelineReading
          model={model}
          first={brush === null ? cursor.bucket : Math.min(brush.anchor, brush.head)}
          last={brush === null ? cursor.bucket : Math.max(brush.anchor, brush.head)}
          series={brush === null ? cursor.series : null}
          plot={plot}
        />
      )}
    </>
  );
}

function sayBucket(model: TimelineModel, index: number): string {
  const bucket = model.buckets[index];
  if (bucket === undefined) return '';
  const parts = model.series.flatMap((series, i) => {
    const count = bucket.counts[i] ?? 0;
    return count === 0 ? [] : [`${count} ${series.label}`];
  });
  if (bucket.before) parts.push(`${bucket.before.count ?? 'an unknown number'} in the period before`);
  return `${bucket.label}: ${bucket.total} events${parts.length === 0 ? '' : `, ${parts.join(', ')}`}`;
}
