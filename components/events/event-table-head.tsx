import { ArrowDown, ArrowUp } from 'lucide-react';
import { Tooltip } from '#components/ui/tooltip.tsx';
import type { Column } from './event-columns.ts';

interface Props {
  columns: readonly Column[];
  hidden: readonly Column[];
  sort: 'newest' | 'oldest';
  onSort: () => void;
}

/** Names of the columns; the time's turns the order round. Says which ones the width leaves out. */
export function EventTableHead({ columns, hidden, sort, onSort }: Props) {
  const Arrow = sort === 'newest' ? ArrowDown : ArrowUp;
  return (
    <thead className="sticky top-0 z-10 block">
      <tr className="event-grid">
        {columns.map((column, at) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={column.id === 'time' ? (sort === 'newest' ? 'descending' : 'ascending') : undefined}
            className="th flex min-w-0 items-center gap-1.5 first:pl-4"
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
            {hidden.length > 0 && at === columns.length - 1 && (
              <Tooltip content={`No room for ${hidden.map((each) => each.label).join(', ')}`}>
                <span className="ml-auto rounded-xs bg-sunken px-1 text-2xs text-faint">
                  +{hidden.length}
                </span>
              </Tooltip>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
