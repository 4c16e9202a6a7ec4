import Link from 'next/link';
import { memo } from 'react';
import { cx } from '#components/ui/cx.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import type { SessionRow } from '#lib/core/contract/roles.ts';
import { lifeWords, shortLifeWords } from '#lib/core/roles/life-words.ts';
import { nameSession } from '#lib/core/roles/name-session.ts';
import { reasons } from '#lib/core/roles/reasons.ts';
import { sessionHref } from '#lib/core/roles/role-hrefs.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { ChainShape } from './chain-shape.tsx';
import { GradeBadge } from './grade-badge.tsx';
import { HourText } from './hour-text.tsx';
import { SessionName } from './session-name.tsx';

/** One grid for head and rows. */
export const sessionColumns =
  'grid grid-cols-[minmax(240px,1.4fr)_92px_92px_96px_48px_56px_44px_128px_56px_minmax(190px,1fr)] items-center gap-x-3';

interface Props {
  row: SessionRow;
  index: number;
  top: number;
  zone: string;
  viewZone: string;
  active: boolean;
}

/** One session in the list; the grid around it holds focus and keys. */
export const SessionLine = memo(function SessionLine({ row, index, top, zone, viewZone, active }: Props) {
  const why = row.reasons.map((reason) => reasons[reason].words).join(', ');
  return (
    <tr
      id={`session-${index}`}
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
      className={cx(
        sessionColumns,
        'absolute top-0 left-0 h-8 w-full border-b border-line text-xs tabular-nums',
        active ? 'bg-hover shadow-[inset_0_0_0_1px_var(--accent)]' : 'hover:bg-hover',
      )}
    >
      <td className="min-w-0 pl-4">
        <Link
          href={sessionHref(row.key, viewZone)}
          tabIndex={-1}
          title={nameSession(row).what}
          className="block after:absolute after:inset-0"
        >
          <SessionName session={row} />
        </Link>
      </td>
      <td className="min-w-0">
        <ValueText value={row.account} truncate className="text-muted" />
      </td>
      <td className="min-w-0">
        <ChainShape depth={row.depth} crossed={row.crossed} />
      </td>
      <td>
        <GradeBadge grade={row.weakest} kind={row.kind} />
      </td>
      <td className="text-right">{formatCount(row.events)}</td>
      <td className={cx('text-right', row.changes === 0 && 'text-faint')}>{formatCount(row.changes)}</td>
      <td className={cx('text-right', row.errors === 0 ? 'text-faint' : 'text-denied-text')}>
        {formatCount(row.errors)}
      </td>
      <td className="min-w-0 truncate">
        <HourText iso={row.firstHour} zone={zone} />
      </td>
      <td title={lifeWords(row.firstHour, row.lastHour)} className="text-right whitespace-nowrap text-muted">
        {shortLifeWords(row.firstHour, row.lastHour)}
      </td>
      <td title={why} className="truncate pr-4 text-muted">
        {why}
      </td>
    </tr>
  );
});
