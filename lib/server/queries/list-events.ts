import type { EventsResponse } from '#lib/core/contract/events.ts';
import { isPathColumn } from '#lib/core/view/columns.ts';
import type { EventRef } from '#lib/core/view/event-ref.ts';
import type { View } from '#lib/core/view/view.ts';
import { type StoredRow, toEventRows } from './event-columns.ts';
import { findRows } from './find-rows.ts';
import { listRowValues } from './list-row-values.ts';
import { placeOfRow } from './place-of-row.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';

export interface Page {
  /** Rows at most, up to `maxPage`. */
  readonly limit: number;
  /**
   * Where it lies: after a place in the order (null: the beginning), before one (null: the end), or
   * from a row on, of which there are `offset` before.
   */
  readonly at:
    | { readonly after: EventRef | null }
    | { readonly before: EventRef | null }
    | { offset: number };
}

export const maxPage = 1000;

/** A page of the View's rows in its order, by (event_time, event_key). */
export function listEvents(context: QueryContext, view: View, page: Page): Promise<EventsResponse> {
  const limit = Math.min(page.limit, maxPage);
  return readSnapshot(context, async (ask) => {
    const { stored, isFirst, isLast } = await findPage(ask, view, { ...page, limit }, context.now);
    const events = await toEventRows(ask, stored);
    const values = await listRowValues(ask, stored, view.columns.filter(isPathColumn));
    return {
      events,
      values,
      next: isLast ? null : (events.at(-1)?.ref ?? null),
      previous: isFirst ? null : (events[0]?.ref ?? null),
    };
  });
}

interface Found {
  readonly stored: StoredRow[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One row more than wanted says whether there is a page beyond. */
async function findPage(ask: Ask, view: View, { at, limit }: Page, now: number): Promise<Found> {
  if ('before' in at) {
    const turned: View = { ...view, sort: view.sort === 'newest' ? 'oldest' : 'newest' };
    const found = await findRows(ask, turned, at.before, limit + 1, now);
    const stored = found.slice(0, limit).reverse();
    return { stored, isFirst: found.length <= limit, isLast: at.before === null };
  }
  const after = 'after' in at ? at.after : await placeOfRow(ask, view, at.offset, now);
  const found = after === 'beyond' ? [] : await findRows(ask, view, after, limit + 1, now);
  return { stored: found.slice(0, limit), isFirst: after === null, isLast: found.length <= limit };
}
