'use client';
import { ImageDown } from 'lucide-react';
import type { RefObject } from 'react';
import { ChartMenu } from '#components/charts/chart-menu.tsx';
import { filterText } from '#components/filters/filter-text.ts';
import { rangeText } from '#components/filters/range-text.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { timelineCsv } from '#lib/core/chart/timeline-csv.ts';
import type { TimelineModel } from '#lib/core/chart/timeline-model.ts';
import { exportName } from '#lib/core/export/export-name.ts';
import { formatMoment } from '#lib/core/time/format-time.ts';
import { fields } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';

interface Props {
  model: TimelineModel;
  view: View;
  /** As `useZone` gives it. */
  zone: string;
  box: RefObject<HTMLElement | null>;
}

/** SaveActivity: a chart of activity as picture or numbers, with what it shows in words. Props: model, view, zone, box. */
export function SaveActivity({ model, view, zone, box }: Props) {
  const name = exportName(view, model, Date.now(), 'csv')
    .replace('spoor_', 'spoor-activity_')
    .replace(/\.csv$/, '');
  const caption = () => ({
    title: `${model.total.toLocaleString('en')} events by ${fields[view.split].label.toLowerCase()}`,
    lines: [
      `${rangeText({ kind: 'absolute', from: model.from, to: model.to }, zone)}, per ${model.bucketLabel}${model.estimate === null ? '' : `, ${model.estimate}`}`,
      [
        ...view.filters.map((filter) => filterText(filter, 6)),
        ...(view.search === null ? [] : [view.search]),
      ].join(' · ') || 'Every event',
      `Spoor, ${formatMoment(Math.floor(Date.now() / 1000) * 1000, zone)}`,
    ],
    legend: model.series.filter(({ total }) => total > 0),
  });
  return (
    <ChartMenu
      name={name}
      box={box}
      caption={caption}
      csv={() => timelineCsv(model)}
      trigger={
        <IconButton size="sm" label="Save the chart">
          <ImageDown aria-hidden />
        </IconButton>
      }
    />
  );
}
