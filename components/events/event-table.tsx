'use client';
import './event-table.css';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { cx } from '#components/ui/cx.ts';
import type { Sight } from '#components/ui/sight.ts';
import { useRowWindow } from '#components/ui/use-row-window.ts';
import { useWidth } from '#components/ui/use-width.ts';
import { useListPreferences } from '#lib/browser/list-preferences.ts';
import type { EventList } from '#lib/browser/use-event-list.ts';
import type { EventRow as Row } from '#lib/core/contract/events.ts';
import type { ChangeColumns } from './event-columns.ts';
import { EventRow } from './event-row.tsx';
import { EventTableHead } from './event-table-head.tsx';
import { ListEnd } from './list-end.tsx';
import { ListFoot } from './list-foot.tsx';
import type { RowTarget } from './row-menu.tsx';
import { TableCorner } from './table-corner.tsx';
import { useFittedColumns } from './use-fitted-columns.ts';
import { useKeptPlace } from './use-kept-place.ts';
import type { ListCursor } from './use-list-cursor.ts';
import { useNow } from './use-now.ts';
import type { Selection } from './use-selection.ts';
import { useTablePointer } from './use-table-pointer.ts';
import type { ValueTarget } from './value-menu.tsx';
import { WaitingRow } from './waiting-row.tsx';

const headHeight = 28;
/** In px. */
const rowHeights = { comfortable: 28, compact: 22 } as const;
/** A cursor that goes further than this lands in the middle of the window, with its surroundings. */
const nearRows = 16;

interface Props {
  list: EventList;
  /** Told which rows are in sight. */
  sight: Sight;
  /** How many rows there are is an estimate. */
  isRough: boolean;
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
  /** Controls at the right end of its head. */
  corner: ReactNode;
}

/** EventTable: a View's rows, however many; only those in sight are in the page. */
export function EventTable({ list, sight, zone, sort, onSort, cursor, openRef, selection, ...props }: Props) {
  const { ref: scroller, width } = useWidth<HTMLDivElement>();
  const { density, time, widths } = useListPreferences();
  const rowHeight = rowHeights[density];
  const agoFrom = useNow(time === 'relative');
  const { shown, hidden, tracks } = useFittedColumns({
    columns: props.columns,
    widths,
    width,
    rowHeight,
    rows: list.rows,
    zone,
    ago: agoFrom !== null,
  });
  const drawn = useRowWindow({ scroller, count: list.count, rowHeight, headHeight, sight });
  useEffect(() => list.want(drawn.first, drawn.last));

  useKeptPlace(list, sight, (row) => cursor.row < 0 && drawn.scrollTo(row, 'top'));
  const lastRow = useRef(-1);
  /** The cursor went to a row beyond those known then: it has no place until the list is counted. */
  const early = useRef(false);
  const follow = useEffectEvent((row: number) => {
    const far = early.current || Math.abs(row - lastRow.current) > nearRows;
    early.current = row >= list.count;
    lastRow.current = row;
    if (row >= 0) drawn.scrollTo(row, far ? 'middle' : 'nearest');
  });
  useEffect(() => follow(cursor.row), [cursor.row]);
  const arrive = useEffectEvent(() => early.current && follow(cursor.row));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row may be there now.
  useEffect(() => void arrive(), [list.count]);

  const active = list.rowAt(cursor.row);
  const pointer = useTablePointer({ ...props, list, cursor, selection });
  return (
    <div className="flex h-full flex-col">
      <div className="relative min-h-0 flex-1">
        <TableCorner hidden={hidden} columns={props.columns} onColumns={props.onColumns}>
          {props.corner}
        </TableCorner>
        <div
          ref={scroller}
          className="tray-room relative h-full overflow-x-auto overflow-y-scroll [overflow-anchor:none] [scrollbar-gutter:stable]"
        >
          <table
            ref={props.gridRef}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML lets a table be a grid.
            role="grid"
            tabIndex={0}
            aria-label="Events"
            aria-rowcount={list.isPending ? -1 : list.count + 1}
            aria-busy={list.isStale || list.isPending}
            aria-activedescendant={
              active && (cursor.column ? `cell-${active.ref}-${cursor.column}` : `row-${active.ref}`)
            }
            {...pointer}
            style={{ height: drawn.height, ...tracks }}
            className={cx(
              'relative block outline-none transition-opacity duration-150',
              'focus-visible:[&_thead]:shadow-[inset_0_2px_0_var(--accent)]',
              list.isStale && 'opacity-50',
            )}
          >
            <EventTableHead columns={shown} sort={sort} onSort={onSort} onColumns={props.onColumns} />
            <tbody className="contents">
              {Array.from({ length: drawn.last - drawn.first }, (_, at) => {
                const index = drawn.first + at;
                const row = list.rowAt(index);
                return row === undefined ? (
                  <WaitingRow key={index} index={index} top={drawn.topOf(index)} />
                ) : (
                  <EventRow
                    key={row.ref}
                    row={row}
                    index={index}
                    top={drawn.topOf(index)}
                    columns={shown}
                    zone={zone}
                    active={index === cursor.row}
                    open={row.ref === openRef}
                    chosen={selection.has(row.ref)}
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
      <ListFoot list={list} sight={sight} zone={zone} isRough={props.isRough} />
    </div>
  );
}
