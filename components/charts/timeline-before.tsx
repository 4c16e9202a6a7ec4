import { memo } from 'react';
import type { TimelineModel } from '#lib/core/chart/timeline-model.ts';
import type { PlotArea } from './plot-area.ts';

/** The period before as a quiet outline over the bars; it breaks off where nothing is known. */
export const TimelineBefore = memo(function TimelineBefore({
  model,
  plot,
}: {
  model: TimelineModel;
  plot: PlotArea;
}) {
  return (
    <svg
      aria-hidden
      className="pointer-events-none absolute overflow-visible"
      style={{ left: plot.left, top: plot.top }}
      width={plot.width}
      height={plot.height}
    >
      <path
        d={outline(model, plot)}
        fill="none"
        stroke="var(--surface)"
        strokeWidth={3}
        strokeLinejoin="round"
        opacity={0.7}
      />
      <path d={outline(model, plot)} fill="none" stroke="var(--ink)" strokeWidth={1} strokeDasharray="3 2" />
    </svg>
  );
});

/** Steps of a bucket each, as an SVG path in px of the plot. */
function outline(model: TimelineModel, { width, height }: PlotArea): string {
  const top = model.yTicks.at(-1)?.at ?? 1;
  const band = width / model.buckets.length;
  const parts: string[] = [];
  let drawing = false;
  for (const [index, { before }] of model.buckets.entries()) {
    const tall = before?.height ?? null;
    if (tall !== null) {
      const y = ((1 - tall / top) * height).toFixed(1);
      parts.push(
        `${drawing ? 'L' : 'M'}${(index * band).toFixed(1)} ${y}H${((index + 1) * band).toFixed(1)}`,
      );
    }
    drawing = tall !== null;
  }
  return parts.join('');
}
