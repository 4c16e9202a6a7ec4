import { memo } from 'react';
import { cx } from '#components/ui/cx.ts';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import { readablePrincipal } from '#lib/core/cloudtrail/readable-principal.ts';
import type { EventRow as Row } from '#lib/core/contract/events.ts';
import type { Field } from '#lib/core/view/fields.ts';
import { type Column, type ColumnId, cellText } from './event-columns.ts';
import { TimeText } from './time-text.tsx';

interface Props {
  row: Row;
  index: number;
  top: number;
  columns: readonly Column[];
  zone: string;
  active: boolean;
  open: boolean;
  /** The cell that the keyboard is on, within the active row. */
  activeColumn: ColumnId | null;
}

const marks = {
  success: 'bg-transparent',
  denied: 'bg-denied',
  failed: 'bg-failed',
  unknown: 'bg-transparent',
} as const;

/** One event. The grid around it holds focus and handlers; rows carry their place in data attributes. */
export const EventRow = memo(function EventRow({ row, index, top, columns, zone, ...state }: Props) {
  return (
    <tr
      id={`row-${row.ref}`}
      aria-rowindex={index + 2}
      aria-selected={state.open}
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
      className={cx(
        'event-grid event-row absolute top-0 left-0 h-7 w-full border-b border-line text-xs',
        state.open ? 'bg-selected' : state.active ? 'bg-hover' : 'hover:bg-hover',
        state.active && 'shadow-[inset_0_0_0_1px_var(--accent)]',
      )}
    >
      {columns.map((column, at) => (
        <td
          key={column.id}
          id={`cell-${row.ref}-${column.id}`}
          data-column={column.id}
          aria-haspopup={column.field === null ? undefined : 'menu'}
          className={cx(
            'flex min-w-0 items-center gap-1 px-2 first:pl-4',
            state.activeColumn === column.id && 'outline-2 -outline-offset-2 outline-accent',
          )}
        >
          {at === 0 && (
            <span aria-hidden className={cx('absolute inset-y-0 left-0 w-[3px]', marks[row.outcome])} />
          )}
          <Cell row={row} column={column} zone={zone} />
        </td>
      ))}
    </tr>
  );
});

function Cell({ row, column, zone }: { row: Row; column: Column; zone: string }) {
  if (column.id === 'time') return <TimeText iso={row.eventTime} zone={zone} />;
  if (column.id === 'principal') return <Principal row={row} />;
  if (column.id === 'outcome') return <Outcome row={row} />;
  return (
    <Pick field={column.field} value={cellText(row, column.id)} title={column.field && row[column.field]} />
  );
}

function Principal({ row }: { row: Row }) {
  const { name, session } = readablePrincipal(row);
  if (row.principal === null && row.actor === null)
    return <Pick field="principal" value={null} title="Not recorded" />;
  return (
    <>
      <Pick field="principal" value={name} title={row.principal} />
      {session !== null && (
        <>
          <span aria-hidden className="text-faint">
            /
          </span>
          <Pick field="actor" value={session} title={row.actor} quiet />
        </>
      )}
    </>
  );
}

const tones = {
  success: 'text-muted',
  denied: 'text-denied-text',
  failed: 'text-failed-text',
  unknown: 'text-muted',
} as const;

function Outcome({ row }: { row: Row }) {
  return (
    <>
      <span
        data-field="outcome"
        className={cx('cursor-pointer shrink-0 decoration-dotted hover:underline', tones[row.outcome])}
      >
        {row.outcome}
      </span>
      {row.errorCode !== null && <Pick field="errorCode" value={row.errorCode} title={row.errorCode} quiet />}
    </>
  );
}

interface PickProps {
  field: Field | null;
  /** What is shown. */
  value: string | null;
  /** The whole value, on hover. */
  title: string | null;
  quiet?: boolean;
}

/** A value that opens its menu when clicked, no wider than its text. One element: rows come and go by the thousand. */
function Pick({ field, value, title, quiet }: PickProps) {
  return (
    <bdi
      data-field={field ?? undefined}
      title={title === null ? undefined : revealControls(title)}
      className={cx(
        'value min-w-0 cursor-pointer truncate decoration-dotted hover:underline',
        quiet && 'text-muted',
      )}
    >
      {value === null ? '–' : value === revealControls(value) ? value : <ValueText value={value} />}
    </bdi>
  );
}
