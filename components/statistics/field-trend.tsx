import { ImageDown } from 'lucide-react';
import { useRef } from 'react';
import { ChartMenu } from '#components/charts/chart-menu.tsx';
import { Sparkline } from '#components/charts/sparkline.tsx';
import { fieldLabel } from '#components/filters/field-label.ts';
import { filterText } from '#components/filters/filter-text.ts';
import { rangeText } from '#components/filters/range-text.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { SparklineModel } from '#lib/core/chart/prepare-sparkline.ts';
import { trendCsv } from '#lib/core/chart/trend-csv.ts';
import type { StatisticsResponse } from '#lib/core/contract/search.ts';
import { exportName } from '#lib/core/export/export-name.ts';
import type { View } from '#lib/core/view/view.ts';

/** In px. */
export const trendHeight = 48;

interface Props {
  field: string;
  trend: NonNullable<StatisticsResponse['trend']>;
  model: SparklineModel;
  view: View;
  zone: string;
}

/** FieldTrend: events with a value of a field over time, to be read and saved. Props: field, trend, model, view, zone. */
export function FieldTrend({ field, trend, model, view, zone }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { from, bucketMs, counts } = trend;
  const span = { from, to: from + counts.length * bucketMs };
  const name = exportName(view, span, Date.now(), 'csv')
    .replace('spoor_', `spoor-${field.replaceAll(/[^A-Za-z0-9.]+/g, '-')}_`)
    .replace(/\.csv$/, '');
  const asked = [
    ...view.filters.map((filter) => filterText(filter, 6)),
    ...(view.search === null ? [] : [view.search]),
  ];
  return (
    <div className="flex items-end gap-1">
      <div ref={box} className="min-w-0 flex-1">
        <Sparkline model={model} height={trendHeight} />
      </div>
      <ChartMenu
        name={name}
        box={box}
        caption={() => ({
          title: `Events with a value of ${fieldLabel(field)}`,
          lines: [rangeText({ kind: 'absolute', ...span }, zone), asked.join(' · ') || 'Every event'],
          legend: [],
        })}
        csv={() => trendCsv(trend)}
        trigger={
          <IconButton size="sm" label="Save the chart">
            <ImageDown aria-hidden />
          </IconButton>
        }
      />
    </div>
  );
}
