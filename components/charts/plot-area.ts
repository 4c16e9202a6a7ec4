import type { TimelineModel } from '#lib/core/chart/timeline-model.ts';

/** Where the bars are inside the picture, in px. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const margins = { left: 48, right: 8, top: 10, bottom: 20 } as const;

export function plotArea(width: number, height: number): PlotArea {
  return {
    left: margins.left,
    top: margins.top,
    width: Math.max(1, width - margins.left - margins.right),
    height: Math.max(1, height - margins.top - margins.bottom),
  };
}

/** The bucket at a distance from the plot's left edge; the nearest one outside of it. */
export function bucketAt(model: TimelineModel, x: number, plot: PlotArea): number {
  const index = Math.floor((x / plot.width) * model.buckets.length);
  return Math.min(Math.max(index, 0), model.buckets.length - 1);
}

/** The layer of a bar's stack at a distance from the plot's top; null above the bar. */
export function seriesAt(model: TimelineModel, bucket: number, y: number, plot: PlotArea): number | null {
  const top = model.yTicks.at(-1)?.at ?? 1;
  const value = (1 - y / plot.height) * top;
  let sum = 0;
  for (const [index, height] of (model.buckets[bucket]?.heights ?? []).entries()) {
    sum += height;
    if (height > 0 && value <= sum) return index;
  }
  return null;
}
