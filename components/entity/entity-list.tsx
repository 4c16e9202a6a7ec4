import { ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import { Panel } from '#components/ui/panel.tsx';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { prepareTopList } from '#lib/core/chart/prepare-top-list.ts';
import type { FacetResponse } from '#lib/core/contract/events.ts';
import { type EntityField, entityLabels } from '#lib/core/entity/entity.ts';
import { entityHref } from '#lib/core/entity/entity-codec.ts';
import { valueWords } from '#lib/core/entity/entity-words.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { onlyValue } from '#lib/core/view/edit-view.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import type { View } from '#lib/core/view/view.ts';

interface Props {
  title: string;
  field: EntityField;
  /** Undefined until it is here. */
  facet: FacetResponse | undefined;
  /** The entity's events. */
  own: View;
  /** What pages of other entities keep: range and zone. */
  kept: Partial<View>;
}

/** EntityList: values of a field among the entity's events; each leads to those, and to a page of its own. */
export function EntityList({ title, field, facet, own, kept }: Props) {
  const present = facet && {
    values: facet.values.filter(({ value }) => value !== null || field !== 'errorCode'),
    distinct: facet.distinct - (field === 'errorCode' && hasMissing(facet) ? 1 : 0),
  };
  const list = present && prepareTopList(present, listLength, 'not recorded');
  const hint = list === undefined ? undefined : (list.cap ?? formatCount(present?.distinct ?? 0));
  return (
    <Panel
      title={title}
      hint={facet?.sample ? `${hint} · in ${formatCount(facet.sample)} events` : hint}
      flush
      className="h-[266px]"
    >
      {list === undefined && <Rows />}
      {list?.rows.length === 0 && (
        <p className="px-3 py-2 text-sm text-muted">{field === 'errorCode' ? 'No errors' : 'None'}</p>
      )}
      <ol className="h-full overflow-y-auto p-1 empty:hidden">
        {list?.rows.map(({ value, count, share, label }) => {
          const words = value === null ? null : valueWords(field, value, facet?.countries?.[value]);
          return (
            <li key={value ?? '\0'} className="group relative flex h-7 items-center rounded-sm text-xs">
              <span
                aria-hidden
                className="absolute inset-y-0.5 left-0 rounded-xs bg-accent-soft group-hover:bg-selected"
                style={{ width: `max(2px, ${share * 100}%)` }}
              />
              <Link
                href={timelineHref(onlyValue(own, field, value))}
                title={value === null ? undefined : revealControls(value)}
                className="relative flex h-full min-w-0 flex-1 items-center gap-3 rounded-sm pl-2 hover:underline focus-visible:-outline-offset-2"
              >
                <span className="flex min-w-0 flex-1 items-baseline gap-1.5">
                  {words === null ? (
                    <span className="text-muted">{label}</span>
                  ) : (
                    <>
                      <ValueText value={words.name} className="truncate" />
                      {words.detail !== null && (
                        <ValueText value={words.detail} className="shrink-0 text-muted" />
                      )}
                    </>
                  )}
                </span>
                <span className="shrink-0 tabular-nums">{formatCount(count)}</span>
              </Link>
              {value === null ? (
                <span className="w-7 shrink-0" />
              ) : (
                <Link
                  href={entityHref({ kind: field, value }, kept)}
                  aria-label={`About ${entityLabels[field].toLowerCase()} ${revealControls(words?.name ?? '')}`}
                  title={`About this ${entityLabels[field].toLowerCase()}`}
                  className="relative mx-0.5 flex size-6 shrink-0 items-center justify-center rounded-xs text-faint hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
                >
                  <ArrowUpRight className="size-3.5" aria-hidden />
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** Values of a list; what is beyond is said. */
export const listLength = 50;

function hasMissing(facet: FacetResponse): boolean {
  return facet.values.some(({ value }) => value === null);
}

function Rows() {
  return (
    <div aria-hidden className="flex flex-col gap-3 p-3">
      {['w-11/12', 'w-3/4', 'w-2/3', 'w-1/2', 'w-1/3'].map((width) => (
        <Skeleton key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}
