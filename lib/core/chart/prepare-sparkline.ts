import { countOf } from '../text/format-number.ts';
import { formatMoment } from '../time/format-time.ts';

export interface SparklineModel {
  readonly bars: readonly { readonly count: number; readonly label: string }[];
  /** For those who do not see it. */
  readonly summary: string;
}

const mostBars = 96;

/** Counts over time in a picture without axes: neighbours are summed up until they fit. Null where there are none. */
export function prepareSparkline(
  trend: { readonly from: number; readonly bucketMs: number; readonly counts: readonly number[] } | null,
  zone: string,
): SparklineModel | null {
  if (trend === null || trend.counts.length === 0) return null;
  const size = Math.ceil(trend.counts.length / mostBars);
  const bars = Array.from({ length: Math.ceil(trend.counts.length / size) }, (_, at) => {
    const count = trend.counts.slice(at * size, (at + 1) * size).reduce((sum, n) => sum + n, 0);
    const from = Math.floor((trend.from + at * size * trend.bucketMs) / 1000) * 1000;
    return { count, label: `from ${formatMoment(from, zone)}` };
  });
  const top = bars.reduce((a, b) => (b.count > a.count ? b : a));
  return {
    bars,
    summary: `Over time, ${bars.length} steps; most, ${countOf(top.count, 'event')}, ${top.label}`,
  };
}
