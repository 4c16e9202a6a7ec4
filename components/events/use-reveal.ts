import { useEffect, useRef } from 'react';
import type { EventList } from '#lib/browser/use-event-list.ts';
import { parseEventRef } from '#lib/core/view/event-ref.ts';
import type { ListCursor } from './use-list-cursor.ts';

/** Rows that may have to be loaded before the event is among them. */
const searchRows = 1000;

/**
 * Where the open event stands in the list: after a link, and after another question, it is looked
 * for, page after page, and the cursor is set on it. `outside`: the list has gone past its place
 * without it.
 */
export function useReveal(
  list: EventList,
  sort: 'newest' | 'oldest',
  openRef: string | null,
  cursor: ListCursor,
) {
  const index = openRef === null ? -1 : list.rows.findIndex((row) => row.ref === openRef);
  const ready = !list.isPending && !list.isStale;
  const searched = list.rows.length >= searchRows || !list.hasMore;
  const beyond = openRef !== null && (searched || hasPassed(list, sort, openRef));
  const settled = useRef<string | null>(null);
  const question = useRef<string | null>(null);

  useEffect(() => {
    if (!ready) return;
    const asked = question.current;
    question.current = list.question;
    if (asked !== null && asked !== list.question) {
      settled.current = null;
      cursor.set({ row: index, column: null });
    }
    if (openRef === null || settled.current === openRef) return;
    if (index >= 0 || beyond) settled.current = openRef;
    else list.loadMore();
    if (index >= 0 && cursor.row !== index) cursor.set({ row: index, column: null });
  }, [ready, openRef, index, beyond, list, cursor]);

  return { outside: ready && openRef !== null && index < 0 && beyond };
}

/** Whether the rows at hand reach beyond the event's time, so that it can come no more. */
function hasPassed(list: EventList, sort: 'newest' | 'oldest', openRef: string): boolean {
  const wanted = parseEventRef(openRef)?.eventTime ?? null;
  const last = list.rows.at(-1)?.eventTime ?? null;
  if (wanted === null || last === null) return false;
  return sort === 'newest' ? Date.parse(last) < wanted : Date.parse(last) > wanted;
}
