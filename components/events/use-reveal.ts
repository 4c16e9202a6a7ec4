import { useEffect, useRef } from 'react';
import type { EventList } from '#lib/browser/use-event-list.ts';
import { parseEventRef } from '#lib/core/view/event-ref.ts';
import type { ListCursor } from './use-list-cursor.ts';

/** Rows that a link may have to load before its event is among them. */
const searchRows = 2000;

/**
 * Where the open event stands in the list: an event that a link opened is looked for, page after
 * page, and the cursor is set on it. `outside`: the list has gone past its place without it.
 */
export function useReveal(
  list: EventList,
  sort: 'newest' | 'oldest',
  openRef: string | null,
  cursor: ListCursor,
) {
  const index = openRef === null ? -1 : list.rows.findIndex((row) => row.ref === openRef);
  const passed = openRef !== null && hasPassed(list, sort, openRef);
  const settled = useRef<string | null>(null);

  useEffect(() => {
    if (openRef === null || settled.current === openRef || list.isStale || list.isPending) return;
    if (index >= 0) {
      settled.current = openRef;
      if (cursor.row !== index) cursor.set({ row: index, column: null });
    } else if (!passed && list.hasMore && list.rows.length < searchRows) list.loadMore();
  }, [openRef, index, passed, list, cursor]);

  const ready = !list.isPending && !list.isStale;
  return {
    outside:
      ready && openRef !== null && index < 0 && (passed || !list.hasMore || list.rows.length >= searchRows),
  };
}

/** Whether the rows at hand reach beyond the event's time, so that it can come no more. */
function hasPassed(list: EventList, sort: 'newest' | 'oldest', openRef: string): boolean {
  const wanted = parseEventRef(openRef)?.eventTime ?? null;
  const last = list.rows.at(-1)?.eventTime ?? null;
  if (wanted === null || last === null) return !list.hasMore;
  return sort === 'newest' ? Date.parse(last) < wanted : Date.parse(last) > wanted;
}
