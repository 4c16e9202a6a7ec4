import { ChartBar } from 'lucide-react';
import { useShowStatistics } from '#components/statistics/statistics-context.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Column } from './event-columns.ts';

/** What a column's field holds, on a button that shows when the head is pointed at or focused. */
export function ColumnStatistics({ column }: { column: Column }) {
  const showStatistics = useShowStatistics();
  const { id, label } = column;
  if (id === 'time' || showStatistics === null) return null;
  return (
    <IconButton
      size="sm"
      label={`Statistics of ${label}`}
      onClick={(event) => showStatistics(id, event.currentTarget)}
      className="size-5! ml-1 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 [&_svg]:size-3!"
    >
      <ChartBar aria-hidden />
    </IconButton>
  );
}
