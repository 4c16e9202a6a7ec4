'use client';
import './event-table.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cx } from '#components/ui/cx.ts';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { useWidth } from '#components/ui/use-width.ts';
import { useListPreferences } from '#lib/browser/list-preferences.ts';
import type { EventList } from '#lib/browser/use-event-list.ts';
import type { EventRow as Row } from '#lib/core/contract/events.ts';
import { defaultColumns, formatColumns } from '#lib/core/view/columns.ts';
import { isField } from '#lib/core/view/fields.ts';
import { ColumnPicker } from './column-picker.tsx';
import { type ChangeColumns, type Column, fitColumns, toColumns, widthOf } from './event-columns.ts';
import { EventRow } from './event-row.tsx';
import { EventTableHead } from './event-table-head.tsx';
import { ListEnd } from './list-end.tsx';
import type { RowTarget } from './row-menu.tsx';
import type { ListCursor } from './use-list-cursor.ts';
import type { Selection } from './use-selection.ts';
import type { ValueTarget } from './value-menu.tsx';

const headHeight = 28;
/** In px. */
const rowHeights = { comfortable: 28, compact: 22 } as const;
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
  /** As the View names them. */
  columns: readonly string[];
  onColumns: ChangeColumns;
  selection: Selection;
  cursor: ListCursor;
  openRef: string | null;
  onOpen: (row: Row) => void;
  onTarget: (target: ValueTarget) => void;
  onRowTarget: (target: RowTarget) => void;
  gridRef: RefObject<HTMLTableElement | null>;
}

/** EventTable: a View's rows, as many as are wanted, only those in sight in the page. */
export function EventTable({ list, total, zone, sort, onSort, cursor, openRef, selection, ...props }: Props) {
  const { rows, hasMore, loadMore } = list;
  const { ref: scroller, width } = useWidth<HTMLDivElement>();
  const { density, time, widths } = useListPreferences();
  const rowHeight = rowHeights[density];
  const agoFrom = useNow(time === 'relative');
  const timeCharacters = useMemo(
    () => (Object.hasOwn(widths, 'time') ? null : agoFrom === null ? longestTime(rows, zone) : 16),
    [rows, zone, widths, agoFrom],
  );
  const { shown, hidden } = useMemo(
    () =>
      fitColumns(toColumns(props.columns, widths), {
        width: width === 0 ? 1280 : width,
        timeCharacters,
        mayLeave: formatColumns(props.columns) === formatColumns(defaultColumns),
      }),
    [props.columns, width, widths, timeCharacters],
  );
  // The same function for the same rows: with another, every row is laid out anew.
  const keyOf = useCallback((index: number) => rows[index]?.ref ?? index, [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 16,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
  });
  const measure = useEffectEvent(() => virtual.measure());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is another layout.
  useEffect(() => measure(), [rowHeight]);
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
    if (event.shiftKey) return selection.stretch(cursor.row < 0 ? index : cursor.row, index);
    if (event.ctrlKey || event.metaKey) return selection.toggle(index);
    const value = element?.closest<HTMLElement>('[data-field]');
    if (value == null) return props.onOpen(row);
    const field = value.dataset.field ?? '';
    props.onTarget({
      field,
      value: isField(field) ? row[field] : (value.dataset.value ?? null),
      anchor: value,
    });
  };

  const onContextMenu = (event: MouseEvent) => {
    const element =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    const index = Number(element?.dataset.index ?? Number.NaN);
    const row = rows[index];
    // The browser's own menu stays for marked text and with Shift.
    if (row === undefined || event.shiftKey || hasSelection()) return;
    event.preventDefault();
    cursor.set({ row: index, column: null });
    props.onRowTarget({
      row,
      index,
      anchor: document.elementFromPoint(event.clientX, event.clientY) ?? event.currentTarget,
    });
  };

  return (
    <div className="relative h-full">
      <TableCorner hidden={hidden} columns={props.columns} onColumns={props.onColumns} />
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
          onContextMenu={onContextMenu}
          onMouseDown={(event) => event.shiftKey && event.preventDefault()}
          style={{
            height: virtual.getTotalSize(),
            minWidth: `max(100%, ${widthOf(shown)}px)`,
            ...tracksOf(shown, rowHeight),
          }}
          className={cx(
            'relative block outline-none transition-opacity duration-150',
            'focus-visible:[&_thead]:shadow-[inset_0_2px_0_var(--accent)]',
            list.isStale && 'opacity-50',
          )}
        >
          <EventTableHead columns={shown} sort={sort} onSort={onSort} onColumns={props.onColumns} />
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
                  chosen={selection.refs.has(row.ref)}
                  agoFrom={agoFrom}
                  valuesAt={list.valuesAt}
                  activeColumn={index === cursor.row ? cursor.column : null}
                />
              );
            })}
          </tbody>
        </table>
        <ListEnd list={list} />
      </div>
    </div>
  );
}

interface CornerProps {
  hidden: readonly Column[];
  columns: readonly string[];
  onColumns: ChangeColumns;
}

/** Stays at the head's right end: the picker, and how many columns have no room. */
function TableCorner({ hidden, columns, onColumns }: CornerProps) {
  return (
    <div className="absolute top-0 right-0 z-20 flex h-7 items-center gap-1 border-b border-line bg-surface pr-1 pl-2">
      {hidden.length > 0 && (
        <Tooltip content={`No room for ${hidden.map((each) => each.label).join(', ')}`}>
          <span className="rounded-xs bg-sunken px-1 text-2xs text-faint">+{hidden.length}</span>
        </Tooltip>
      )}
      <ColumnPicker columns={columns} onColumns={onColumns} />
    </div>
  );
}

/** The moment to count from, a minute old at most; null where nobody counts. */
function useNow(wanted: boolean): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!wanted) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, [wanted]);
  return wanted ? now : null;
}

function tracksOf(shown: readonly Column[], rowHeight: number): CSSProperties {
  const tracks = shown.map(({ width, grow }) =>
    grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`,
  );
  return { '--event-columns': tracks.join(' '), '--event-row-height': `${rowHeight}px` } as CSSProperties;
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
