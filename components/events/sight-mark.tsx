import type { PlotArea } from '#components/charts/plot-area.ts';
import { type Sight, useSight } from '#components/ui/sight.ts';
import type { EventList } from '#lib/browser/use-event-list.ts';
import type { TimelineModel } from '#lib/core/chart/timeline-model.ts';

interface Props {
  list: EventList;
  sight: Sight;
  model: TimelineModel;
  plot: PlotArea;
}

/** In px: a page of rows is seldom as wide as a bar. */
const leastWidth = 4;

/** SightMark: where on the axis of time the rows in sight lie. Props: list, sight, model, plot. */
export function SightMark({ list, sight, model, plot }: Props) {
  const { from, to } = useSight(sight);
  const times = [list.rowAt(from), list.rowAt(Math.min(to, list.count) - 1)].flatMap((row) =>
    row?.eventTime == null ? [] : Date.parse(row.eventTime),
  );
  if (list.isStale || times.length === 0) return null;
  const xOf = (ms: number) => ((ms - model.from) / (model.to - model.from)) * plot.width;
  const [start, end] = [xOf(Math.min(...times)), xOf(Math.max(...times))];
  if (end < 0 || start > plot.width) return null;
  const width = Math.max(leastWidth, end - start);
  const left = Math.min(Math.max(0, (start + end - width) / 2), plot.width - width);
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute h-[3px] rounded-full bg-accent"
      style={{ left: plot.left + left, width, top: plot.top + plot.height - 1 }}
    />
  );
}
