import { useQuery } from '@tanstack/react-query';
import { ListPlus, X } from 'lucide-react';
import { FacetRow } from '#components/facets/facet-row.tsx';
import { actOn } from '#components/filters/act-on.ts';
import { fieldLabel } from '#components/filters/field-label.ts';
import { cx } from '#components/ui/cx.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { statisticsQuery } from '#lib/browser/field-queries.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { prepareSparkline } from '#lib/core/chart/prepare-sparkline.ts';
import type { StatisticsResponse } from '#lib/core/contract/search.ts';
import { countOf, formatCount, formatShare } from '#lib/core/text/format-number.ts';
import { formatMoment } from '#lib/core/time/format-time.ts';
import { choicesOf, stateOf } from '#lib/core/view/edit-choice.ts';
import { isField } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';

import { trendHeight as chartHeight, FieldTrend } from './field-trend.tsx';

interface Props {
  field: string;
  view: View;
  zone: string;
  onView: ChangeView;
  onClose: () => void;
}

/** What one field holds under the View: how many values, since when, how often, the most frequent. */
export function StatisticsPanel({ field, view, zone, onView, onClose }: Props) {
  const { data, error, refetch, isPlaceholderData } = useQuery(statisticsQuery(field, view));
  const canAdd = !isField(field) && !view.facets.includes(field);
  return (
    <>
      <header className="flex shrink-0 items-start gap-1 py-2 pr-2 pl-3">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-sm font-semibold">
            <bdi>{fieldLabel(field)}</bdi>
          </h2>
          <ValueText value={field} truncate className="text-2xs text-faint" />
        </div>
        {canAdd && (
          <IconButton
            size="sm"
            label="Add to the facets"
            onClick={() => onView((now) => ({ ...now, facets: [field, ...now.facets] }), 'replace')}
          >
            <ListPlus aria-hidden />
          </IconButton>
        )}
        <IconButton size="sm" label="Close" keys="Esc" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div
        aria-busy={data === undefined || isPlaceholderData}
        className={cx('min-h-84 overflow-y-auto pb-2 transition-opacity', isPlaceholderData && 'opacity-50')}
      >
        {error !== null && data === undefined && <QueryError error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Loading />}
        {data !== undefined && <Figures field={field} data={data} view={view} zone={zone} />}
        {data !== undefined && (
          <ul className="px-2">
            {data.values.map(({ value, count }, index) => (
              <FacetRow
                key={value}
                field={field}
                value={value}
                count={count}
                note={formatShare(count, countedIn(data))}
                share={count / Math.max(1, countedIn(data))}
                state={stateOf(choicesOf(view, field), value)}
                isStop={index === 0}
                onAct={(act) => onView((now) => actOn(act, now, field, value))}
              />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

/** What the counts of values are shares of. */
function countedIn({ present, sample }: StatisticsResponse): number {
  return sample === null ? present : Math.min(present, sample);
}

interface FiguresProps {
  field: string;
  data: StatisticsResponse;
  view: View;
  zone: string;
}

function Figures({ field, data, view, zone }: FiguresProps) {
  const model = prepareSparkline(data.trend, zone);
  const { present, distinct, first, last, sample, isSampled } = data;
  const figures = [
    ['Events with a value', formatCount(present)],
    ['Distinct values', `${formatCount(distinct)}${sample === null ? '' : ' or more'}`],
    ['First seen', first === null ? '–' : formatMoment(first, zone)],
    ['Last seen', last === null ? '–' : formatMoment(last, zone)],
  ] as const;
  return (
    <div className="px-3 pb-2">
      <dl className="grid grid-cols-2 gap-x-3 gap-y-1 pb-2 text-xs">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt className="text-2xs text-faint">{name}</dt>
            <dd className="tabular-nums">{figure}</dd>
          </div>
        ))}
      </dl>
      {model === null || data.trend === null ? (
        <div style={{ height: chartHeight }} />
      ) : (
        <FieldTrend field={field} trend={data.trend} model={model} view={view} zone={zone} />
      )}
      {sample !== null && (
        <p className="pt-1.5 text-2xs text-warning">
          {isSampled
            ? `This path has very many values: all figures are of a sample of ${countOf(sample, 'event')} here. Filter more to count all.`
            : `Values are counted in ${countOf(sample, 'event')} of them.`}
        </p>
      )}
      <p className="pt-2 text-2xs text-faint">
        {data.values.length < distinct
          ? `The ${data.values.length} most frequent of ${formatCount(distinct)}`
          : 'Values'}
      </p>
    </div>
  );
}

function Loading() {
  return (
    <div aria-hidden className="flex flex-col gap-3 px-3">
      <Skeleton className="h-16" />
      <Skeleton className="h-12" />
      {['w-3/4', 'w-2/3', 'w-5/6', 'w-1/2', 'w-3/5', 'w-2/5'].map((width) => (
        <Skeleton key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}
