import type { Outcome } from '../cloudtrail/enums.ts';
import type { ActivityResponse } from '../contract/events.ts';
import { formatShare } from '../text/format-number.ts';
import { formatDuration } from '../time/format-time.ts';
import type { CubeField } from '../view/fields.ts';
import type { View } from '../view/view.ts';
import { assignColours } from './assign-colours.ts';
import { prepareComparison } from './prepare-comparison.ts';
import { seriesLabel, seriesNoun } from './series-label.ts';
import { spanLabel } from './span-label.ts';
import { timeTicks } from './time-ticks.ts';
import type {
  ColourName,
  TimelineBucket,
  TimelineGap,
  TimelineModel,
  TimelineSeries,
} from './timeline-model.ts';
import { type ValueScale, valueScale } from './value-scale.ts';

type Layer = TimelineSeries & { readonly counts: readonly number[] };

/** Empty buckets in a row before they are called a gap. */
const gapBuckets = 3;

const outcomeLabels: Record<Outcome, string> = {
  success: 'Success',
  failed: 'Failed',
  denied: 'Denied',
  unknown: 'Not recorded',
};
/** Trouble lies on top, where the eye follows the outline. */
const outcomeOrder = ['unknown', 'success', 'failed', 'denied'] as const satisfies readonly Outcome[];

/** @param zone `UTC` or an IANA name: what the View's `zone` means on this machine. */
export function prepareTimeline(activity: ActivityResponse, view: View, zone: string): TimelineModel {
  const { split } = activity;
  const layers = split === 'outcome' ? outcomeLayers(activity) : valueLayers(activity, split);
  const { from, to, bucketMs } = activity;
  const empty = from === null || to === null || activity.total === 0;
  const scale = valueScale(view.scale, empty ? 0 : peakOf(activity, layers));
  const buckets = empty ? [] : layBuckets(activity, { from, to, layers, scale, zone });
  const bucketLabel = formatDuration(bucketMs);
  return {
    empty,
    from: from ?? 0,
    to: to ?? 0,
    bucketMs,
    bucketLabel,
    series: layers.map(({ counts: _, ...series }) => series),
    buckets,
    xTicks: empty ? [] : timeTicks(from, to, zone),
    yTicks: scale.ticks,
    comparison: view.compare === 'none' ? null : prepareComparison(activity, zone),
    gaps: isWhole(view) ? findGaps(buckets, zone) : [],
    total: activity.total,
    estimate: activity.share === null ? null : estimateText(activity.share),
    cap: capOf(activity),
    untimed: activity.untimed,
    summary: empty
      ? 'No events.'
      : `${activity.share === null ? '' : 'About '}${count(activity.total)} from ${spanLabel(from, to, zone)}, in steps of ${bucketLabel}.`,
  };
}

/** For a note and a tooltip. */
export function estimateText(share: number): string {
  return `estimated from ${formatShare(share, 1)} of the events`;
}

/** Nothing but time is asked for: silence then is of the logs, not of the question. */
function isWhole({ filters, search, file }: View): boolean {
  return filters.length === 0 && search === null && file === null;
}

/** The tallest bar, or the tallest of the period before. */
function peakOf({ previous }: ActivityResponse, layers: readonly Layer[]): number {
  const totals: number[] = [];
  for (const { counts } of layers)
    for (const [index, n] of counts.entries()) totals[index] = (totals[index] ?? 0) + n;
  return Math.max(0, ...totals, ...(previous?.counts ?? []).map((n) => n ?? 0));
}

function outcomeLayers(activity: ActivityResponse): Layer[] {
  return outcomeOrder.flatMap((key): Layer[] => {
    const found = activity.series.find((series) => series.key === key);
    // Only what was read from a lossy form has no outcome: mostly there is none of it.
    if (key === 'unknown' && found === undefined) return [];
    const colour = key === 'unknown' ? 'category-rest' : (`outcome-${key}` as const);
    const label = outcomeLabels[key];
    return [{ id: key, key, label, colour, total: found?.total ?? 0, counts: found?.counts ?? [] }];
  });
}

function valueLayers(activity: ActivityResponse, split: CubeField): Layer[] {
  const named = activity.series.flatMap(({ key }) => (key === null ? [] : [key]));
  const colours = assignColours(named);
  const layers = activity.series.map((series): Layer => {
    const { key, rest, total, counts } = series;
    if (rest) return { id: 'rest', key: undefined, label: 'Other', colour: 'category-rest', total, counts };
    const colour: ColourName = key === null ? 'category-rest' : (colours.get(key) ?? 'category-rest');
    const id = key === null ? 'missing' : `value ${key}`;
    return { id, key, label: seriesLabel(split, key), colour, total, counts };
  });
  // The largest at the bottom, where bars can be compared; the rest on top.
  return layers.sort(
    (a, b) => Number(a.key === undefined) - Number(b.key === undefined) || b.total - a.total,
  );
}

interface Ground {
  readonly from: number;
  readonly to: number;
  readonly layers: readonly Layer[];
  readonly scale: ValueScale;
  readonly zone: string;
}

function layBuckets(
  { bucketMs, range, previous }: ActivityResponse,
  { from, to, layers, scale, zone }: Ground,
): TimelineBucket[] {
  return Array.from({ length: Math.round((to - from) / bucketMs) }, (_, index) => {
    const start = from + index * bucketMs;
    const end = start + bucketMs;
    const counts = layers.map((layer) => layer.counts[index] ?? 0);
    const total = counts.reduce((sum, n) => sum + n, 0);
    // The bar's height is that of its total; within it, each layer has its share.
    const unit = total === 0 ? 0 : scale.at(total) / total;
    const before = previous?.counts[index] ?? null;
    return {
      from: start,
      to: end,
      label: spanLabel(start, end, zone),
      counts,
      total,
      heights: counts.map((n) => n * unit),
      before: previous && {
        label: spanLabel(start - previous.shiftMs, end - previous.shiftMs, zone),
        count: before,
        height: before === null ? null : scale.at(before),
      },
      partial: range !== null && (start < range.from || end > range.to),
    };
  });
}

/** Silence speaks only where there is usually something: in at least half of the buckets. */
function findGaps(buckets: readonly TimelineBucket[], zone: string): TimelineGap[] {
  if (buckets.filter((bucket) => bucket.total > 0).length * 2 < buckets.length) return [];
  const gaps: TimelineGap[] = [];
  let run: TimelineBucket[] = [];
  for (const bucket of [...buckets, undefined]) {
    if (bucket?.total === 0) {
      run.push(bucket);
      continue;
    }
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && run.length >= gapBuckets) {
      const label = `No events ${spanLabel(first.from, last.to, zone)}`;
      gaps.push({ from: first.from, to: last.to, label });
    }
    run = [];
  }
  return gaps;
}

function capOf({ series, distinct, split }: ActivityResponse): string | null {
  if (!series.some(({ rest }) => rest)) return null;
  const shown = series.filter(({ rest }) => !rest).length;
  return `${shown} of ${distinct.toLocaleString('en')} ${seriesNoun(split)}; Other is the rest`;
}

function count(n: number): string {
  return `${n.toLocaleString('en')} ${n === 1 ? 'event' : 'events'}`;
}
