import { memo } from 'react';
import { cx } from '#components/ui/cx.ts';
import { revealControls } from '#components/ui/reveal-controls.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import { readablePrincipal } from '#lib/core/cloudtrail/readable-principal.ts';
import type { EventRow as Row } from '#lib/core/contract/events.ts';
import { valueWords } from '#lib/core/entity/entity-words.ts';
import { isField } from '#lib/core/view/fields.ts';
import { type Column, cellText } from './event-columns.ts';
import { TimeText } from './time-text.tsx';

interface Props {
  row: Row;
  index: number;
  top: number;
  columns: readonly Column[];
  zone: string;
  /** Milliseconds since 1970 to count times from; null for times on the clock. */
  agoFrom: number | null;
  valuesAt: (ref: string, path: string) => readonly string[];
  active: boolean;
  open: boolean;
  chosen: boolean;
  /** The cell that the keyboard is on, within the active row. */
  activeColumn: string | null;
}

const marks = {
  success: 'bg-transparent',
  denied: 'bg-denied',
  failed: 'bg-failed',
  unknown: 'bg-transparent',
} as const;

/** One event. The grid around it holds focus and handlers; rows carry their place in data attributes. */
export const EventRow = memo(function EventRow({
  row,
  index,
  top,
  columns,
  zone,
  agoFrom,
  valuesAt,
  ...state
}: Props) {
  return (
    <tr
      id={`row-${row.ref}`}
      aria-rowindex={index + 2}
      aria-selected={state.open || state.chosen}
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
      className={cx(
        'event-grid event-row absolute top-0 left-0 h-(--event-row-height) w-full border-b border-line text-xs',
        state.open
          ? 'bg-selected'
          : state.chosen
            ? 'bg-accent-soft'
            : state.active
              ? 'bg-hover'
              : 'hover:bg-hover',
        state.active && 'shadow-[inset_0_0_0_1px_var(--accent)]',
      )}
    >
      {columns.map((column, at) => (
        <td
          key={column.id}
          id={`cell-${row.ref}-${column.id}`}
          data-column={column.id}
          aria-haspopup={column.id === 'time' ? undefined : 'menu'}
          className={cx(
            'flex min-w-0 items-center gap-1 px-2 first:pl-4',
            state.activeColumn === column.id && 'outline-2 -outline-offset-2 outline-accent',
          )}
        >
          {at === 0 && (
            <span aria-hidden className={cx('absolute inset-y-0 left-0 w-[3px]', marks[row.outcome])} />
          )}
          <Cell row={row} id={column.id} zone={zone} agoFrom={agoFrom} valuesAt={valuesAt} />
        </td>
      ))}
    </tr>
  );
});

type CellProps = Pick<Props, 'row' | 'zone' | 'agoFrom' | 'valuesAt'> & { id: string };

function Cell({ row, id, zone, agoFrom, valuesAt }: CellProps) {
  if (id === 'time') return <TimeText iso={row.eventTime} zone={zone} agoFrom={agoFrom} />;
  if (id === 'principal') return <Principal row={row} />;
  if (id === 'outcome') return <Outcome row={row} />;
  if (id === 'sourceIPAddress' && row.sourceIPAddress !== null)
    return (
      <Value field={id} value={cellText(row, id)} title={addressTitle(row.sourceIPAddress, row.country)} />
    );
  if (isField(id)) return <Value field={id} value={cellText(row, id)} title={row[id]} />;
  const values = valuesAt(row.ref, id);
  if (values.length === 0) return <span className="text-faint">–</span>;
  return values.map((value) => <Value key={value} field={id} value={value} title={value} whole={value} />);
}

/** With what it is or where: services, reserved ranges, a country (DB-IP). */
function addressTitle(source: string, country: string | null): string {
  const { detail } = valueWords('sourceIPAddress', source, country ?? undefined);
  return detail === null ? source : `${source} · ${detail}`;
}

function Principal({ row }: { row: Row }) {
  const { name, session } = readablePrincipal(row);
  if (row.principal === null && row.actor === null)
    return <Value field="principal" value={null} title="Not recorded" />;
  return (
    <>
      <Value field="principal" value={name} title={row.principal} />
      {session !== null && (
        <>
          <span aria-hidden className="text-faint">
            /
          </span>
          <Value field="actor" value={session} title={row.actor} quiet />
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
      {row.errorCode !== null && (
        <Value field="errorCode" value={row.errorCode} title={row.errorCode} quiet />
      )}
    </>
  );
}

interface ValueProps {
  field: string;
  /** What is shown. */
  value: string | null;
  /** The whole value, on hover. */
  title: string | null;
  /** Of paths, whose values the row itself does not hold. */
  whole?: string;
  quiet?: boolean;
}

/** A value that opens its menu when clicked, no wider than its text. One element: rows come and go by the thousand. */
function Value({ field, value, title, whole, quiet }: ValueProps) {
  return (
    <bdi
      data-field={field}
      data-value={whole}
      title={title === null ? undefined : revealControls(title)}
      className={cx(
        'value min-w-0 cursor-pointer truncate decoration-dotted hover:underline',
        quiet && 'min-w-14 shrink-4 text-muted',
      )}
    >
      {value === null ? '–' : value === revealControls(value) ? value : <ValueText value={value} />}
    </bdi>
  );
}
