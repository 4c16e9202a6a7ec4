'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useGridKeys } from '#components/events/use-grid-keys.ts';
import { coveredBelow } from '#components/ui/covered-below.ts';
import { cx } from '#components/ui/cx.ts';
import { QueryError } from '#components/ui/query-error.tsx';
import { useKeptScroll } from '#components/ui/use-kept-scroll.ts';
import { sessionHref } from '#lib/core/roles/role-hrefs.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { SessionLine, sessionColumns } from './session-line.tsx';
import type { SessionList } from './use-session-list.ts';

const rowHeight = 32;
const headHeight = 28;
/** Rows left below the window when the next page is asked for. */
const askAhead = 40;

interface Props {
  list: SessionList;
  /** As `useZone` gives it. */
  zone: string;
  /** As the View has it: pages that open keep it. */
  viewZone: string;
}

/** SessionsTable: sessions as rows of which only those in sight are in the page. Props: list, zone, viewZone. */
export function SessionsTable({ list, zone, viewZone }: Props) {
  const { rows, hasMore, loadMore, hand } = list;
  const router = useRouter();
  const grid = useRef<HTMLTableElement>(null);
  const [cursor, setCursor] = useState(-1);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => hand.box.current,
    estimateSize: () => rowHeight,
    overscan: 16,
    paddingStart: headHeight,
  });
  const items = virtual.getVirtualItems();
  const lastInSight = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastInSight > rows.length - askAhead) loadMore();
  }, [hasMore, lastInSight, rows.length, loadMore]);

  const settle = useEffectEvent(() => {
    setCursor(-1);
    hand.box.current?.scrollTo(0, 0);
  });
  useKeptScroll(hand.box, rows.length > 0);
  const first = rows[0]?.key;
  useEffect(() => {
    if (first !== undefined) settle();
  }, [first]);

  useGridKeys(grid, {
    move: (by) => {
      if (rows.length === 0) return;
      const start = Math.ceil((hand.box.current?.scrollTop ?? 0) / rowHeight);
      const next = Math.min(Math.max(cursor === -1 ? start : cursor + by, 0), rows.length - 1);
      setCursor(next);
      if (hand.box.current !== null) reveal(hand.box.current, next);
    },
    cross: () => {},
    mark: () => {},
    extend: () => {},
    menu: () => {},
    open: () => {
      const row = rows[cursor];
      if (row) router.push(sessionHref(row.key, viewZone));
    },
  });

  return (
    <div
      ref={hand.box}
      onPointerMove={hand.onPointerMove}
      className="tray-room relative h-full overflow-auto [overflow-anchor:none]"
    >
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML lets a table be a grid.
        role="grid"
        tabIndex={0}
        aria-label="Sessions"
        aria-rowcount={list.total ?? -1}
        aria-busy={list.isStale || list.isPending}
        aria-activedescendant={cursor >= 0 ? `session-${cursor}` : undefined}
        style={{ height: virtual.getTotalSize() }}
        className={cx(
          'relative block min-w-[1080px] outline-none transition-opacity duration-150',
          'focus-visible:[&_thead]:shadow-[inset_0_2px_0_var(--accent)]',
          list.isStale && 'opacity-50',
        )}
      >
        <thead className="sticky top-0 z-10 block bg-surface">
          <tr className={cx(sessionColumns, 'h-7 border-b border-line text-xs font-medium text-muted')}>
            <th className="truncate pl-4 text-left font-medium">Who</th>
            <th className="text-left font-medium">Account</th>
            <th className="text-left font-medium">Chain</th>
            <th className="text-left font-medium">Proof</th>
            <th className="text-right font-medium">Events</th>
            <th className="text-right font-medium">Changes</th>
            <th className="text-right font-medium">Errors</th>
            <th className="text-left font-medium">First hour</th>
            <th className="text-right font-medium">Used for</th>
            <th className="pr-4 text-left font-medium">Worth a look for</th>
          </tr>
        </thead>
        <tbody className="contents">
          {items.map(({ index, start, key }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <SessionLine
                key={key}
                row={row}
                index={index}
                top={start}
                zone={zone}
                viewZone={viewZone}
                active={index === cursor}
              />
            );
          })}
        </tbody>
      </table>
      {list.error !== null && <QueryError inline error={list.error} onRetry={list.retry} className="m-3" />}
      <p className="sticky left-0 flex h-9 items-center px-4 text-xs text-muted">
        {hasMore
          ? `${formatCount(rows.length)} loaded${list.total === null ? '' : ` of ${formatCount(list.total)}`}`
          : `End of the list: ${formatCount(rows.length)} sessions`}
      </p>
    </div>
  );
}

/** Scrolls no further than it takes to see the row between the head and what lies below. */
function reveal(box: HTMLElement, index: number): void {
  const upper = index * rowHeight;
  const lower = headHeight + upper + rowHeight;
  const bottom = box.clientHeight - coveredBelow(box);
  if (upper < box.scrollTop) box.scrollTop = upper;
  else if (lower > box.scrollTop + bottom) box.scrollTop = lower - bottom;
}
