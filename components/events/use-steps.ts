import { useEffect, useEffectEvent, useState } from 'react';
import type { EventList } from '#lib/browser/use-event-list.ts';
import type { ListCursor } from './use-list-cursor.ts';
import type { useOpenEvent } from './use-open-event.ts';

/** Steps through the list that take the open event along, as soon as the row that they end at is loaded. */
export function useSteps(list: EventList, cursor: ListCursor, event: ReturnType<typeof useOpenEvent>) {
  const [awaited, setAwaited] = useState<number | null>(null);
  const row = awaited === null ? undefined : list.rowAt(awaited);
  const arrive = useEffectEvent(() => {
    if (row === undefined) return;
    setAwaited(null);
    if (cursor.row === awaited && event.openRef !== null) event.follow(row);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only its arrival counts.
  useEffect(() => arrive(), [row]);
  return (by: number) => {
    const reached = cursor.move(by, list.count);
    setAwaited(event.openRef !== null && reached >= 0 ? reached : null);
  };
}
