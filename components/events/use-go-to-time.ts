import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#components/ui/toast.ts';
import { rowPlaceQuery } from '#lib/browser/event-queries.ts';
import type { EventList } from '#lib/browser/use-event-list.ts';
import { formatMoment } from '#lib/core/time/format-time.ts';
import { formatEventRef, placeOfMoment } from '#lib/core/view/event-ref.ts';
import type { View } from '#lib/core/view/view.ts';
import type { ListCursor } from './use-list-cursor.ts';

/** Takes the cursor to the first row from a moment on, in the list's order, however far that is. */
export function useGoToTime(list: EventList, view: View, cursor: ListCursor, zone: string) {
  const client = useQueryClient();
  return async (ms: number): Promise<void> => {
    try {
      const place = formatEventRef(placeOfMoment(ms, view.sort));
      const { rows } = await client.fetchQuery(rowPlaceQuery(view, place));
      if (list.count === 0) return;
      // Until the list is counted, only the rows that are loaded are known.
      const isCounted = !list.hasMore || list.count > list.start + list.rows.length;
      const count = isCounted ? list.count : Math.max(list.count, rows + 1);
      if (rows >= count) {
        const side = view.sort === 'newest' ? 'at or before' : 'at or after';
        toast(`Nothing ${side} ${formatMoment(ms, zone)} in this view: this is its last row.`);
      }
      cursor.set({ row: Math.min(rows, count - 1), column: null });
    } catch (error) {
      toast.error('That time was not found.', {
        description: error instanceof Error ? error.message : undefined,
      });
    }
  };
}
