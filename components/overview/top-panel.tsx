import Link from 'next/link';
import { Panel } from '#components/ui/panel.tsx';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import { prepareTopList } from '#lib/core/chart/prepare-top-list.ts';
import type { OverviewResponse } from '#lib/core/contract/overview.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import type { Field } from '#lib/core/view/fields.ts';
import { timelineOf } from '#lib/core/view/timeline-href.ts';

interface Props {
  title: string;
  field: Field;
  /** The View's zone, which the links keep. */
  zone: string;
  counted: OverviewResponse['principals'];
  /** How a missing value is called. */
  missing: string;
  /** A value as people say it, and what tells it from others of that name. */
  readable?: (value: string) => { name: string; detail?: string | undefined };
}

/** The most frequent values of a field; each leads to its events. */
export function TopPanel({
  title,
  field,
  zone,
  counted,
  missing,
  readable = (value) => ({ name: value }),
}: Props) {
  const list = prepareTopList(counted, 50, missing);
  return (
    <Panel title={title} hint={list.cap ?? formatCount(counted.distinct)} flush className="h-[330px]">
      {list.rows.length === 0 ? (
        <p className="px-3 py-2 text-sm text-muted">{missing}</p>
      ) : (
        <ol className="h-full overflow-y-auto p-1">
          {list.rows.map((row) => {
            const shown = row.value === null ? null : readable(row.value);
            return (
              <li key={row.value ?? '\0'}>
                <Link
                  href={timelineOf(field, row.value, { zone })}
                  title={row.value === null ? undefined : revealControls(row.value)}
                  className="group relative flex h-7 items-center gap-3 rounded-sm px-2 text-xs focus-visible:-outline-offset-2"
                >
                  <span
                    aria-hidden
                    className="absolute inset-y-0.5 left-0 rounded-xs bg-accent-soft group-hover:bg-selected"
                    style={{ width: `max(2px, ${row.share * 100}%)` }}
                  />
                  <span className="relative flex min-w-0 flex-1 items-baseline gap-1.5 group-hover:underline">
                    {shown ? (
                      <>
                        <ValueText value={shown.name} className="truncate" />
                        {shown.detail && <ValueText value={shown.detail} className="shrink-0 text-muted" />}
                      </>
                    ) : (
                      <span className="text-muted">{row.label}</span>
                    )}
                  </span>
                  <span className="relative shrink-0">{formatCount(row.count)}</span>
                </Link>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
