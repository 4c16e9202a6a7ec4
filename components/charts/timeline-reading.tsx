import { revealControls } from '#components/ui/reveal-controls.ts';
import { differenceText } from '#lib/core/chart/prepare-comparison.ts';
import type { TimelineBucket, TimelineModel } from '#lib/core/chart/timeline-model.ts';
import { colourOf } from './colour-of.ts';
import type { PlotArea } from './plot-area.ts';

interface Props {
  model: TimelineModel;
  /** Buckets read, both within. */
  first: number;
  last: number;
  /** The layer under the pointer. */
  series: number | null;
  plot: PlotArea;
}

/** The exact numbers under the pointer or within the selection, beside it and never over it. */
export function TimelineReading({ model, first, last, series, plot }: Props) {
  const buckets = model.buckets.slice(first, last + 1);
  const gap = model.gaps.find((each) => first === last && inGap(each, model.buckets[first]?.from));
  const band = plot.width / model.buckets.length;
  const middle = (first + last + 1) / 2 / model.buckets.length;
  const side =
    middle < 0.5
      ? { left: plot.left + (last + 1) * band + 8 }
      : { right: `calc(100% - ${plot.left + first * band - 8}px)` };
  const rows = model.series
    .map((each, index) => ({
      ...each,
      index,
      count: buckets.reduce((sum, b) => sum + (b.counts[index] ?? 0), 0),
    }))
    .filter((row) => row.count > 0)
    .reverse();
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  return (
    <div
      aria-hidden
      className="popup pointer-events-none absolute top-1 z-10 px-2.5 py-1.5 text-xs"
      style={side}
    >
      <p className="mb-0.5 whitespace-nowrap text-muted">{labelOf(model, first, last)}</p>
      {gap && <p className="text-faint">{gap.label}</p>}
      <table className="w-full">
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.index === series ? 'font-semibold' : undefined}>
              <td className="pr-4 whitespace-nowrap">
                <span
                  className="mr-1.5 inline-block size-2 rounded-xs"
                  style={{ background: colourOf(row.colour) }}
                />
                <span className="inline-block max-w-56 truncate align-bottom">
                  {revealControls(row.label)}
                </span>
              </td>
              <td className="text-right tabular-nums">{row.count.toLocaleString('en')}</td>
            </tr>
          ))}
          {rows.length !== 1 && (
            <tr className="text-muted">
              <td className="pr-4">{rows.length === 0 ? 'No events' : 'All'}</td>
              <td className="text-right tabular-nums">{total.toLocaleString('en')}</td>
            </tr>
          )}
          {model.comparison && <BeforeRow buckets={buckets} total={total} />}
        </tbody>
      </table>
      {first === last && model.buckets[first]?.partial && <p className="text-faint">part of a step</p>}
    </div>
  );
}

/** The same stretch of the period before, when it was, and how much more or less there is now. */
function BeforeRow({ buckets, total }: { buckets: readonly TimelineBucket[]; total: number }) {
  const counts = buckets.map((bucket) => bucket.before?.count ?? null);
  const before = counts.includes(null) ? null : counts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  const only = buckets.length === 1 ? buckets[0]?.before : null;
  return (
    <>
      <tr className="text-muted">
        <td className="pr-4">Before</td>
        <td className="text-right tabular-nums">
          {before === null ? (
            'not stored'
          ) : (
            <>
              {before.toLocaleString('en')}{' '}
              <b className="font-medium text-ink">{differenceText(total, before)}</b>
            </>
          )}
        </td>
      </tr>
      {only && (
        <tr className="text-faint">
          <td colSpan={2} className="whitespace-nowrap">
            {only.label}
          </td>
        </tr>
      )}
    </>
  );
}

function inGap(gap: { from: number; to: number }, at: number | undefined): boolean {
  return at !== undefined && at >= gap.from && at < gap.to;
}

/** One bucket by its label; several from the start of the first to the end of the last. */
function labelOf(model: TimelineModel, first: number, last: number): string {
  const [a, b] = [model.buckets[first]?.label ?? '', model.buckets[last]?.label ?? ''];
  return first === last ? a : `${a.split(' – ')[0]} – ${endOf(b)}`;
}

function endOf(label: string): string {
  const [start = '', end = ''] = label.split(' – ');
  return /^\d{4}-/.test(end) ? end : `${start.split(' ')[0]} ${end}`;
}
