import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { rowPlaceQuery } from '#lib/browser/event-queries.ts';
import type { EventList } from '#lib/browser/use-event-list.ts';
import type { View } from '#lib/core/view/view.ts';
import type { ListCursor } from './use-list-cursor.ts';

/**
 * Where the open event stands in the list: after a link, and after another question, its number is
 * asked for, wherever it is, and the cursor is set on it. Not for the event that the drawer has
 * `followed` the cursor to: that may be on its way to the next. `outside`: it is not in the View.
 */
export function useReveal(
  list: EventList,
  view: View,
  cursor: ListCursor,
  followed: RefObject<string | null>,
) {
  const { open } = view;
  const loaded = open === null ? -1 : list.rows.findIndex((row) => row.ref === open);
  const index = loaded < 0 ? -1 : list.start + loaded;
  const ready = !list.isPending && !list.isStale;
  const [settled, setSettled] = useState('');
  const asked = `${list.question} ${open}`;
  const { data: place } = useQuery({
    ...rowPlaceQuery(view, open ?? ''),
    enabled: ready && open !== null && index < 0 && settled !== asked,
  });
  const question = useRef<string | null>(null);

  useEffect(() => {
    if (!ready) return;
    const before = question.current;
    question.current = list.question;
    if (before !== null && before !== list.question) {
      followed.current = null;
      cursor.set({ row: index, column: null });
    }
    if (open === null || settled === asked || (index < 0 && place === undefined)) return;
    setSettled(asked);
    const row = index >= 0 || place?.holds !== true ? index : place.rows - 1;
    if (row >= 0 && cursor.row !== row && followed.current !== open) cursor.set({ row, column: null });
  }, [ready, open, settled, asked, index, place, list.question, cursor, followed]);

  return { outside: ready && open !== null && index < 0 && place?.holds === false };
}
