'use client';
import './event-table.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type MouseEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
} from 'react';
import { cx } from '#components/ui/cx.ts';
import { useWidth } from '#components/ui/use-width.ts';
import type { EventList } from '#lib/browser/use-event-list.ts';
import type { EventRow as Row } from '#lib/core/contract/events.ts';
import type { Field } from '#lib/core/view/fields.ts';
import { fitColumns } from './event-columns.ts';
import { EventRow } from './event-row.tsx';
import { EventTableHead } from './event-table-head.tsx';
import { ListEnd } from './list-end.tsx';
import type { ListCursor } from './use-list-cursor.ts';
import type { ValueTarget } from './value-menu.tsx';

export const rowHeight = 28;
/** Rows left below the window when the next page is asked for. */
const askAhead = 80;
/** A cursor that goes further than this lands in the middle of the window, with its surroundings. */
const nearRows = 16;

interface Props {
  list: EventList;
  /** How many rows there are in all, where known. */
  total: number | null;
  zone: string;
  sort: 'newest' | 'oldest';
  onSort: () => void;
  cursor: ListCursor;
  openRef: string | null;
  onOpen: (row: Row) => void;
  onTarget: (target: ValueTarget) => void;
  gridRef: RefObject<HTMLTableElement | null>;
}

/** EventTable: a View's rows, as many as are wanted, only those in sight in the page. */
export function EventTable({ list, total, zone, sort, onSort, cursor, openRef, ...props }: Props) {
  const { rows, hasMore, loadMore } = list;
  const { ref: scroller, width } = useWidth<HTMLDivElement>();
  const timeCharacters = useMemo(() => longestTime(rows, zone), [rows, zone]);
  const { shown, hidden } = useMemo(
    () => fitColumns(width === 0 ? 1280 : width, timeCharacters),
    [width, timeCharacters],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.ref ?? index,
    overscan: 16,
    paddingStart: rowHeight,
    scrollPaddingStart: rowHeight,
  });
  const items = virtual.getVirtualItems();
  const lastInSight = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && lastInSight > rows.length - askAhead) loadMore();
  }, [hasMore, lastInSight, rows.length, loadMore]);

  const shownQuestion = list.isStale ? null : list.question;
  const settle = useEffectEvent(() => scroller.current?.scrollTo(0, 0));
  useEffect(() => {
    if (shownQuestion !== null) settle();
  }, [shownQuestion]);

  const lastRow = useRef(-1);
  const follow = useEffectEvent((row: number) => {
    const jump = Math.abs(row - lastRow.current) > nearRows;
    lastRow.current = row;
    if (row >= 0) virtual.scrollToIndex(row, { align: jump ? 'center' : 'auto' });
  });
  useEffect(() => follow(cursor.row), [cursor.row]);

  const active = rows[cursor.row];
  const onClick = (event: MouseEvent) => {
    const element = event.target instanceof Element ? event.target : null;
    const index = Number(element?.closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN);
    const row = rows[index];
    if (row === undefined || hasSelection()) return;
    cursor.set({ row: index, column: null });
    const value = element?.closest<HTMLElement>('[data-field]');
    if (value == null) return props.onOpen(row);
    const field = value.dataset.field as Field;
    props.onTarget({ field, value: row[field], anchor: value });
  };

  return (
    <div
      ref={scroller}
      className="relative h-full overflow-x-auto overflow-y-scroll [overflow-anchor:none] [scrollbar-gutter:stable]"
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: useGridKeys gives every click a key. */}
      <table
        ref={props.gridRef}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML lets a table be a grid.
        role="grid"
        tabIndex={0}
        aria-label="Events"
        aria-rowcount={total ?? -1}
        aria-busy={list.isStale || list.isPending}
        aria-activedescendant={
          active && (cursor.column ? `cell-${active.ref}-${cursor.column}` : `row-${active.ref}`)
        }
        onClick={onClick}
        style={{ height: virtual.getTotalSize(), ...tracksOf(shown) }}
        className={cx(
          'relative block min-w-full outline-none transition-opacity duration-150',
          'focus-visible:[&_thead]:shadow-[inset_0_2px_0_var(--accent)]',
          list.isStale && 'opacity-50',
        )}
      >
        <EventTableHead columns={shown} hidden={hidden} sort={sort} onSort={onSort} />
        <tbody className="contents">
          {items.map(({ index, start, key }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <EventRow
                key={key}
                row={row}
                index={index}
                top={start}
                columns={shown}
                zone={zone}
                active={index === cursor.row}
                open={row.ref === openRef}
                activeColumn={index === cursor.row ? cursor.column : null}
              />
            );
          })}
        </tbody>
      </table>
      <ListEnd list={list} />
    </div>
  );
}

function tracksOf(shown: ReturnType<typeof fitColumns>['shown']): CSSProperties {
  const tracks = shown.map(({ width, grow }) =>
    grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`,
  );
  return { '--event-columns': tracks.join(' ') } as CSSProperties;
}

/** `2026-10-10 11:42:36Z`, with milliseconds where any row has them, with an offset in any zone but UTC. */
function longestTime(rows: readonly Row[], zone: string): number {
  const fraction = rows.some(({ eventTime }) => eventTime !== null && !eventTime.endsWith('.000Z'));
  return 19 + (fraction ? 4 : 0) + (zone === 'UTC' ? 1 : 6);
}

/** A drag that marks text to copy is no click. */
function hasSelection(): boolean {
  const selection = window.getSelection();
  return selection !== null && !selection.isCollapsed && selection.toString().trim() !== '';
}
