import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FacetAct } from '#components/filters/act-on.ts';
import { cx } from '#components/ui/cx.ts';
import { QueryError } from '#components/ui/query-error.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { facetQuery } from '#lib/browser/field-queries.ts';
import { useSettled } from '#lib/browser/use-settled.ts';
import { estimateText } from '#lib/core/chart/prepare-timeline.ts';
import { valueWords } from '#lib/core/entity/entity-words.ts';
import { choicesOf, stateOf } from '#lib/core/view/edit-choice.ts';
import { isField } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { FacetRow } from './facet-row.tsx';
import { absentOf, isWhole, withChosen } from './with-chosen.ts';

interface Props {
  field: string;
  label: string;
  view: View;
  isSearching: boolean;
  /** Nothing is asked before somebody can see it. */
  isInSight: boolean;
  onAct: (field: string, value: string | null, act: FacetAct) => void;
  onMenu: (field: string, value: string | null, anchor: Element) => void;
}

/** How many are shown at first, then, and at most. */
const steps = [8, 40, 200] as const;

/** The values of an open section, the most frequent first, and the way to the rest of them. */
export function FacetValues({ field, label, view, isSearching, isInSight, onAct, onMenu }: Props) {
  const [search, setSearch] = useState('');
  const [step, setStep] = useState(0);
  const asked = useSettled(isSearching ? search.trim() : '', 150);
  const limit = steps[step] ?? steps[0];
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...facetQuery(field, view, asked, limit),
    enabled: isInSight,
  });
  const choices = choicesOf(view, field);
  const absent = data === undefined || asked !== '' || isWhole(data) ? [] : absentOf(data, choices);
  const named = useQuery({
    ...facetQuery(field, view, '', 1, absent),
    enabled: isInSight && absent.length > 0,
  });
  const rows =
    data === undefined ? [] : asked === '' ? withChosen(data, choices, named.data?.chosen) : data.values;
  // What is missing is often most of all, and would leave the others no bars.
  const most = Math.max(1, ...rows.map(({ value, count }) => (value === null ? 0 : (count ?? 0))));
  const hidden = data === undefined ? 0 : data.distinct - data.values.length;
  return (
    <div className="pb-1.5 pl-1" aria-busy={isFetching && isPlaceholderData}>
      {isSearching && (
        <SearchInput
          value={search}
          onChange={setSearch}
          label={`Search within ${label}`}
          placeholder="Search within"
          autoFocus
          className="mr-2 mb-1 ml-3 [&_input]:h-6 [&_input]:text-xs"
        />
      )}
      {error !== null && data === undefined && (
        <QueryError inline error={error} onRetry={() => void refetch()} className="mr-2 ml-3 text-xs" />
      )}
      {data === undefined && error === null && <Loading />}
      <ul className={cx('transition-opacity duration-150', isPlaceholderData && 'opacity-50')}>
        {rows.map(({ value, count }, index) => (
          <FacetRow
            key={value === null ? 'missing' : `value ${value}`}
            field={field}
            value={value}
            count={count}
            about={
              value === null || !isField(field)
                ? null
                : valueWords(field, value, data?.countries?.[value]).detail
            }
            share={Math.min(1, (count ?? 0) / most)}
            state={stateOf(choices, value)}
            isStop={index === 0}
            onAct={(act) => onAct(field, value, act)}
            onMenu={(anchor) => onMenu(field, value, anchor)}
          />
        ))}
      </ul>
      {data !== undefined && rows.length === 0 && (
        <p className="py-0.5 pl-4 text-xs text-faint">
          {asked === '' ? 'No events here have a value.' : 'No value holds this text.'}
        </p>
      )}
      <Foot
        shown={data?.values.length ?? 0}
        distinct={data?.distinct ?? 0}
        sample={data?.sample ?? null}
        share={data?.share ?? null}
        onMore={hidden > 0 && step < steps.length - 1 ? () => setStep(step + 1) : undefined}
        onLess={step > 0 ? () => setStep(0) : undefined}
      />
    </div>
  );
}

interface FootProps {
  shown: number;
  distinct: number;
  sample: number | null;
  /** Counts are estimated from such a share of the events; null where they are not. */
  share: number | null;
  onMore: (() => void) | undefined;
  onLess: (() => void) | undefined;
}

function Foot({ shown, distinct, sample, share, onMore, onLess }: FootProps) {
  if (shown >= distinct && sample === null && share === null && onLess === undefined) return null;
  return (
    <p className="flex min-h-5 flex-wrap items-center gap-x-2 pr-2 pl-4 text-2xs text-faint">
      {shown < distinct && (
        <span className="tabular-nums">
          {shown} of {distinct.toLocaleString('en')}
        </span>
      )}
      {sample !== null && <span>in {sample.toLocaleString('en')} of the events</span>}
      {share !== null && <span>{estimateText(share)}</span>}
      {onMore && (
        <button type="button" onClick={onMore} className="rounded-xs text-accent hover:underline">
          More
        </button>
      )}
      {onLess && (
        <button type="button" onClick={onLess} className="rounded-xs text-accent hover:underline">
          Less
        </button>
      )}
    </p>
  );
}

const widths = ['w-1/2', 'w-2/3', 'w-2/5', 'w-3/5', 'w-1/3'];

function Loading() {
  return (
    <div aria-hidden className="flex flex-col gap-3 py-1.5 pl-4">
      {widths.map((width) => (
        <Skeleton key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}
