import type { EventsResponse } from '#lib/core/contract/events.ts';
import { isPathColumn } from '#lib/core/view/columns.ts';
import { type EventRef, formatEventRef } from '#lib/core/view/event-ref.ts';
import type { View } from '#lib/core/view/view.ts';
import { type StoredRow, toEventRows } from './event-columns.ts';
import { findRows } from './find-rows.ts';
import { listRowValues } from './list-row-values.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';

export interface Page {
  /** The last row of the page before. */
  readonly after: EventRef | null;
  /** Rows at most, up to `maxPage`. */
  readonly limit: number;
}

export const maxPage = 1000;

/** A page of the View's rows in its order, by (event_time, event_key). */
export function listEvents(context: QueryContext, view: View, page: Page): Promise<EventsResponse> {
  const wanted = Math.min(page.limit, maxPage) + 1;
  return readSnapshot(context, async (ask) => {
    const stored = await findRows(ask, view, page.after, wanted, context.now);
    const rows = stored.slice(0, wanted - 1);
    const events = await toEventRows(ask, rows);
    const values = await listRowValues(ask, rows, view.columns.filter(isPathColumn));
    const last = stored.length === wanted ? stored[wanted - 2] : undefined;
    return { events, values, next: last === undefined ? null : formatEventRef(refOf(last)) };
  });
}

function refOf(row: StoredRow): EventRef {
  return { eventTime: row.time_ms === null ? null : Number(row.time_ms), eventKey: row.event_key };
}
