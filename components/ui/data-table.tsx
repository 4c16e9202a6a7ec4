import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount } from '#lib/core/text/format-number.ts';
import { cx } from './cx.ts';
import { RowChunk } from './row-chunk.tsx';
import { type Sorted, sortRows, turnSort } from './sort-rows.ts';
import { ValueText } from './value-text.tsx';

export interface Column<T> {
  readonly key: string;
  readonly head: ReactNode;
  /** `w-32`; the columns without one share what is left. */
  readonly width?: string;
  readonly align?: 'right';
  readonly cell: (row: T) => ReactNode;
  /** Classes of the cell, the same for all or by row. */
  readonly look?: string | ((row: T) => string);
  /** By what its head sorts. */
  readonly by?: (row: T) => string | number | null;
}

interface Props<T> {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string | number;
  /** 24 px rows. */
  dense?: boolean;
  /** As wide a margin as a page has, instead of a panel's. */
  wide?: boolean;
  /** A line of its own below a row. */
  note?: (row: T) => ReactNode;
  /** Heads of columns with `by` sort; null is the order in which the rows come. */
  sorted?: Sorted | null;
  onSort?: (sorted: Sorted | null) => void;
}

/** Rows that are in the page wherever they are; more come in as they come near to sight. */
const chunk = 60;

/**
 * DataTable: rows of data under a head that stays, columns as data. Props: label, columns, rows, keyOf, dense, wide,
 * note, sorted, onSort. Its foot is MoreButton, its empty state the caller's.
 */
export function DataTable<T>(props: Props<T>) {
  const { label, columns, rows, keyOf, dense, wide, note, sorted = null, onSort } = props;
  const shown = sorted === null ? rows : sortRows(rows, columns, sorted);
  const chunks = Array.from({ length: Math.ceil(shown.length / chunk) }, (_, at) =>
    shown.slice(at * chunk, (at + 1) * chunk),
  );
  const chunked = chunks.length > 1;
  return (
    <table
      aria-label={label}
      aria-rowcount={chunked ? shown.length + 1 : undefined}
      data-density={dense ? 'compact' : undefined}
      className={cx(
        'w-full table-fixed border-separate border-spacing-0',
        wide
          ? '[&_:is(td,th):first-child]:pl-4 [&_:is(td,th):last-child]:pr-4'
          : '[&_:is(td,th):first-child]:pl-3 [&_:is(td,th):last-child]:pr-3',
      )}
    >
      <thead>
        <tr>
          {columns.map((column, at) => (
            <Head
              key={column.key}
              column={column}
              apart={isApart(columns, at)}
              sorted={sorted?.key === column.key ? sorted : null}
              onSort={onSort && column.by ? () => onSort(turnSort(sorted, column.key)) : null}
            />
          ))}
        </tr>
      </thead>
      {chunks.map((part, at) => (
        <RowChunk
          // biome-ignore lint/suspicious/noArrayIndexKey: a chunk is its place.
          key={at}
          rows={part.length}
          columns={columns.length}
          isNear={at === 0}
        >
          {() =>
            part.map((row, index) => (
              <Row
                key={keyOf(row)}
                row={row}
                columns={columns}
                note={note?.(row) ?? null}
                rowIndex={chunked ? at * chunk + index + 2 : undefined}
              />
            ))
          }
        </RowChunk>
      ))}
    </table>
  );
}

/** Words after figures, which end where those begin. */
function isApart<T>(columns: readonly Column<T>[], at: number): boolean {
  return columns[at]?.align !== 'right' && columns[at - 1]?.align === 'right';
}

interface HeadProps<T> {
  column: Column<T>;
  apart: boolean;
  sorted: Sorted | null;
  onSort: (() => void) | null;
}

function Head<T>({ column: { head, width, align }, apart, sorted, onSort }: HeadProps<T>) {
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sorted === null ? undefined : sorted.descending ? 'descending' : 'ascending'}
      className={cx(
        'th sticky top-0 z-10 truncate',
        width,
        align === 'right' && 'text-right',
        apart && 'pl-5',
      )}
    >
      {onSort === null ? (
        head
      ) : (
        <button
          type="button"
          onClick={onSort}
          className={cx(
            'group/head inline-flex h-4 max-w-full items-center gap-1 rounded-xs align-middle hover:text-ink',
            align === 'right' && 'flex-row-reverse',
            sorted !== null && 'text-ink',
          )}
        >
          <span className="truncate">{head}</span>
          <Arrow
            aria-hidden
            className={cx('size-3 shrink-0', sorted === null && 'opacity-0 group-hover/head:opacity-40')}
          />
        </button>
      )}
    </th>
  );
}

interface RowProps<T> {
  row: T;
  columns: readonly Column<T>[];
  note: ReactNode;
  rowIndex: number | undefined;
}

function Row<T>({ row, columns, note, rowIndex }: RowProps<T>) {
  return (
    <>
      <tr aria-rowindex={rowIndex} className="group relative hover:bg-hover">
        {columns.map(({ key, align, cell, look }, at) => (
          <td
            key={key}
            className={cx(
              'td truncate',
              align === 'right' && 'text-right tabular-nums',
              isApart(columns, at) && 'pl-5',
              note !== null && 'border-b-0',
              typeof look === 'function' ? look(row) : look,
            )}
          >
            {cell(row)}
          </td>
        ))}
      </tr>
      {note !== null && (
        <tr>
          <td colSpan={columns.length} className="border-b border-line pb-2">
            {note}
          </td>
        </tr>
      )}
    </>
  );
}

/** A column of a word beside what a row is about: muted, sortable. */
export function wordColumn<T>(
  key: string,
  head: string,
  of: (row: T) => string | null,
  width = 'w-28',
): Column<T> {
  return {
    key,
    head,
    width,
    look: 'text-muted',
    cell: (row) => <ValueText value={of(row)} truncate />,
    by: of,
  };
}

interface Figure {
  width?: string;
  /** Where it is not zero: `text-denied-text`. */
  tone?: string;
}

/** A column of counts: right, faint where zero, sortable. */
export function figureColumn<T>(
  key: string,
  head: string,
  of: (row: T) => number,
  { width = 'w-20', tone = '' }: Figure = {},
): Column<T> {
  return {
    key,
    head,
    width,
    align: 'right',
    cell: (row) => formatCount(of(row)),
    look: (row) => (of(row) === 0 ? 'text-faint' : tone),
    by: of,
  };
}
