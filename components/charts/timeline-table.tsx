import { cx } from '#components/ui/cx.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import type { TimelineModel } from '#lib/core/chart/timeline-model.ts';

/** TimelineTable: the same numbers in rows, in the chart's place and height. Props: model, stale, height. */
export function TimelineTable({
  model,
  stale,
  height,
}: {
  model: TimelineModel;
  stale: boolean;
  height: number;
}) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
      tabIndex={0}
      aria-label="Timeline as a table"
      style={{ height }}
      className={cx('overflow-auto', stale && 'opacity-50')}
    >
      <table className="w-full border-separate border-spacing-0 text-xs">
        <thead>
          <tr>
            <th scope="col" className="th sticky top-0">
              Time
            </th>
            {model.series.map((series) => (
              <th key={series.id} scope="col" className="th sticky top-0 text-right">
                <ValueText value={series.label} prose />
              </th>
            ))}
            <th scope="col" className="th sticky top-0 text-right">
              All
            </th>
            {model.comparison && (
              <th scope="col" className="th sticky top-0 text-right" title={model.comparison.label}>
                Before
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {model.buckets.map((bucket) => (
            <tr key={bucket.from} className="hover:bg-hover">
              <th scope="row" className="td h-6 text-left font-normal whitespace-nowrap">
                {bucket.label}
              </th>
              {bucket.counts.map((count, index) => (
                <td
                  key={model.series[index]?.id}
                  className={cx('td h-6 text-right', count === 0 && 'text-faint')}
                >
                  {count.toLocaleString('en')}
                </td>
              ))}
              <td data-column="all" className="td h-6 text-right font-medium">
                {bucket.total.toLocaleString('en')}
              </td>
              {model.comparison && (
                <td className="td h-6 text-right text-muted" title={bucket.before?.label}>
                  {bucket.before?.count?.toLocaleString('en') ?? 'not stored'}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="td sticky bottom-0 bg-surface text-left font-medium">
              All
            </th>
            {model.series.map((series) => (
              <td key={series.id} className="td sticky bottom-0 bg-surface text-right font-medium">
                {series.total.toLocaleString('en')}
              </td>
            ))}
            <td className="td sticky bottom-0 bg-surface text-right font-medium">
              {model.total.toLocaleString('en')}
            </td>
            {model.comparison && (
              <td className="td sticky bottom-0 bg-surface text-right text-muted">
                {model.comparison.total?.toLocaleString('en') ?? '–'}
              </td>
            )}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
