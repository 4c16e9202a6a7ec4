import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { ColumnEdge } from './column-edge.tsx';
import { ColumnStatistics } from './column-statistics.tsx';
import { type ChangeColumns, type Column, moveColumn } from './event-columns.ts';

interface Props {
  columns: readonly Column[];
  sort: 'newest' | 'oldest';
  onSort: () => void;
  onColumns: ChangeColumns;
}

/** Names of the columns, dragged into another order; the time's turns the order of rows round. */
export function EventTableHead({ columns, sort, onSort, onColumns }: Props) {
  const [dragged, setDragged] = useState<string | null>(null);
  const Arrow = sort === 'newest' ? ArrowDown : ArrowUp;
  return (
    <thead className="sticky top-0 z-10 block">
      <tr className="event-grid">
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={column.id === 'time' ? (sort === 'newest' ? 'descending' : 'ascending') : undefined}
            className="th group relative flex min-w-0 items-center first:pl-4"
            onDragOver={(event) => {
              if (dragged !== null && dragged !== column.id) event.preventDefault();
            }}
            onDrop={() => {
              if (dragged !== null)
                onColumns((now) => moveColumn(now, dragged, now.indexOf(column.id) - now.indexOf(dragged)));
            }}
          >
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the picker moves columns by keyboard. */}
            <span
              draggable
              title={column.id === 'time' ? undefined : column.id}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setDragged(column.id);
              }}
              onDragEnd={() => setDragged(null)}
              className="min-w-0 truncate"
            >
              {column.id === 'time' ? (
                <button
                  type="button"
                  onClick={onSort}
                  title={sort === 'newest' ? 'Newest first' : 'Oldest first'}
                  className="flex items-center gap-1 rounded-xs font-medium hover:text-ink [&_svg]:size-3"
                >
                  Time <Arrow aria-hidden />
                </button>
              ) : (
                column.label
              )}
            </span>
            <ColumnStatistics column={column} />
            <ColumnEdge id={column.id} label={column.label} />
          </th>
        ))}
      </tr>
    </thead>
  );
}
