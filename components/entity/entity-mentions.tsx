import Link from 'next/link';
import { Panel } from '#components/ui/panel.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { prepareTopList } from '#lib/core/chart/prepare-top-list.ts';
import type { EntityResponse } from '#lib/core/contract/entities.ts';
import type { Entity } from '#lib/core/entity/entity.ts';
import { entityView, mentionsView } from '#lib/core/entity/entity-view.ts';
import { parseSearch } from '#lib/core/search/parse-search.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import type { View } from '#lib/core/view/view.ts';

interface Props {
  entity: Entity;
  view: View;
  mentions: EntityResponse['mentions'] | undefined;
}

/** EntityMentions: the places of other records that hold exactly this value, and everything that speaks of it. */
export function EntityMentions({ entity, view, mentions }: Props) {
  const list =
    mentions &&
    prepareTopList(
      {
        values: mentions.paths.map(({ path, count }) => ({ value: path, count })),
        distinct: mentions.distinct,
      },
      50,
    );
  const hint = list && (list.cap ?? formatCount(mentions?.distinct ?? 0));
  const all = mentionsView(entity.value, view);
  const askable = parseSearch(all.search ?? '').problems.length === 0;
  return (
    <Panel
      title="Mentioned in"
      hint={mentions?.sample ? `${hint} · in ${formatCount(mentions.sample)} events` : hint}
      actions={
        askable && (
          <Link href={timelineHref(all)} className="px-1 text-xs text-accent hover:underline">
            Everything that mentions it
          </Link>
        )
      }
      flush
      className="h-[266px]"
    >
      {list === undefined && <Skeleton className="m-3 h-3 w-2/3" />}
      {list?.rows.length === 0 && (
        <p className="px-3 py-2 text-sm text-muted">
          No record holds this very value in its parameters or answer.
        </p>
      )}
      <ol className="h-full overflow-y-auto p-1 empty:hidden">
        {list?.rows.map(({ value, count, share }) => (
          <li key={value} className="group relative flex h-7 items-center rounded-sm text-xs">
            <span
              aria-hidden
              className="absolute inset-y-0.5 left-0 rounded-xs bg-accent-soft group-hover:bg-selected"
              style={{ width: `max(2px, ${share * 100}%)` }}
            />
            <Link
              href={timelineHref(entityView({ kind: 'term', path: value ?? '', value: entity.value }, view))}
              className="relative flex h-full min-w-0 flex-1 items-center gap-3 rounded-sm px-2 hover:underline focus-visible:-outline-offset-2"
            >
              <span className="min-w-0 flex-1 truncate">
                <ValueText value={value} />
              </span>
              <span className="shrink-0 tabular-nums">{formatCount(count)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
