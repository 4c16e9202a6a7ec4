import type { Outcome } from '../cloudtrail/enums.ts';
import type { ActivityResponse } from '../contract/events.ts';
import { formatDuration, formatOffset, formatTime } from '../time/format-time.ts';
import type { CubeField } from '../view/fields.ts';
import type { View } from '../view/view.ts';
import { assignColours } from './assign-colours.ts';
import { seriesLabel, seriesNoun } from './series-label.ts';
import { timeTicks } from './time-ticks.ts';
import type {
  ColourName,
  TimelineBucket,
  TimelineGap,
  TimelineModel,
  TimelineSeries,
} from './timeline-model.ts';
import { valueTicks } from './value-ticks.ts';

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
  const layers = view.split === 'outcome' ? outcomeLayers(activity) : valueLayers(activity, view.split);
  const { from, to, bucketMs } = activity;
  const empty = from === null || to === null || activity.total === 0;
  const buckets = empty ? [] : layBuckets(activity, from, to, layers, zone);
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
    yTicks: valueTicks(Math.max(0, ...buckets.map((bucket) => bucket.total))),
    gaps: view.filters.length === 0 ? findGaps(buckets, zone) : [],
    total: activity.total,
    cap: capOf(activity, view),
    untimed: activity.untimed,
    summary: empty
      ? 'No events.'
      : `${count(activity.total)} from ${spanLabel(from, to, zone)}, in steps of ${bucketLabel}.`,
  };
}

function outcomeLayers(activity: ActivityResponse): Layer[] {
  return outcomeOrder.flatMap((key): Layer[] => {
    const found = activity.series.find((series) => series.key === key);
    // Only what was read from a lossy form has no outcome: mostly there is none of it.
    if (key === 'unknown' && found === undefined) return [];
    const colour = key === 'unknown' ? 'category-rest' : (`outcome-${key}` as const);
    const label = outcomeLabels[key];
    return [{ key, label, colour, total: found?.total ?? 0, counts: found?.counts ?? [] }];
  });
}

function valueLayers(activity: ActivityResponse, split: CubeField): Layer[] {
  const named = activity.series.flatMap(({ key }) => (key === null ? [] : [key]));
  const colours = assignColours(named);
  const layers = activity.series.map((series): Layer => {
    const { key, rest, total, counts } = series;
    if (rest) return { key: undefined, label: 'Other', colour: 'category-rest', total, counts };
    const colour: ColourName = key === null ? 'category-rest' : (colours.get(key) ?? 'category-rest');
    return { key, label: seriesLabel(split, key), colour, total, counts };
  });
  // The largest at the bottom, where bars can be compared; the rest on top.
  return layers.sort(
    (a, b) => Number(a.key === undefined) - Number(b.key === undefined) || b.total - a.total,
  );
}

function layBuckets(
  activity: ActivityResponse,
  from: number,
  to: number,
  layers: readonly Layer[],
  zone: string,
): TimelineBucket[] {
  const { bucketMs, range } = activity;
  return Array.from({ length: Math.round((to - from) / bucketMs) }, (_, index) => {
    const start = from + index * bucketMs;
    const end = start + bucketMs;
    const counts = layers.map((layer) => layer.counts[index] ?? 0);
    return {
      from: start,
      to: end,
      label: spanLabel(start, end, zone),
      counts,
      total: counts.reduce((sum, n) => sum + n, 0),
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

function capOf({ series, distinct }: ActivityResponse, view: View): string | null {
  if (!series.some(({ rest }) => rest)) return null;
  const shown = series.filter(({ rest }) => !rest).length;
  return `${shown} of ${distinct.toLocaleString('en')} ${seriesNoun(view.split)}; Other is the rest`;
}

/** `2026-10-10 13:00 – 14:00 +02:00`; the end names its day where it is another one. */
function spanLabel(from: number, to: number, zone: string): string {
  const precision = (to - from) % 60_000 === 0 ? 'minute' : 'second';
  const start = formatTime(from, zone, precision);
  const end = formatTime(to, zone, precision);
  const [day] = start.split(' ');
  const [endDay, endTime] = end.split(' ');
  return `${start} – ${endDay === day ? endTime : end} ${formatOffset(from, zone)}`;
}

function count(n: number): string {
  return `${n.toLocaleString('en')} ${n === 1 ? 'event' : 'events'}`;
}
