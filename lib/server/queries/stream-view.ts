import type { EventRow } from '#lib/core/contract/events.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { type CountedView, countRows } from './count-rows.ts';
import { readViewSpan } from './data-span.ts';
import { eventColumns, type StoredRow, toEventRows } from './event-columns.ts';
import { orderToSql } from './find-rows.ts';
import { RawReader, type StoredRecord } from './raw-reader.ts';
import type { Ask, QueryContext } from './read-snapshot.ts';
import { streamSnapshot } from './stream-snapshot.ts';
import { cutSpan, type ViewCondition, viewCondition } from './view-condition.ts';
import { spanToSql } from './view-to-sql.ts';

export interface ViewRows {
  readonly rows: readonly EventRow[];
  /** In the order of `rows`; empty where records were not asked for. */
  readonly records: readonly StoredRecord[];
}

/** Rows per piece: enough for a statement to be worth it, little enough to be nothing in memory. */
const rowsAtOnce = 2000;
const recordsAtOnce = 400;

type PlacedRow = StoredRow & { batch: number; seq: number };

/**
 * All rows of a View in its order, from one snapshot by a cursor: first how many there are, then
 * piece after piece as they are asked for. Throws as `listEvents`.
 */
export function streamView(
  context: QueryContext,
  view: View,
  { withRecords }: { withRecords: boolean },
): AsyncGenerator<CountedView | ViewRows> {
  return streamSnapshot<CountedView | ViewRows>(context, async (ask, emit) => {
    const condition = await viewCondition(ask, view);
    await emit(await countRows(ask, view, condition, context.now));
    const where = await whereOf(ask, view, condition, context.now);
    if (where === null) return;
    await openCursor(ask, view, where, condition);
    const raw = new RawReader();
    const rowsPerPiece = withRecords ? recordsAtOnce : rowsAtOnce;
    for (;;) {
      const stored = await ask<PlacedRow>(Prisma.raw(`FETCH ${rowsPerPiece} FROM view_rows`));
      if (stored.length === 0) return;
      const rows = await toEventRows(ask, stored);
      await emit({ rows, records: withRecords ? await raw.read(ask, stored) : [] });
      if (stored.length < rowsPerPiece) return;
    }
  });
}

/** The rows' condition; null where there can be none. */
async function whereOf(
  ask: Ask,
  view: View,
  { sql, keys, within }: ViewCondition,
  now: number,
): Promise<Prisma.Sql | null> {
  if (view.range.kind === 'untimed') {
    return within === null ? Prisma.sql`event_time = '-infinity' AND ${sql}` : null;
  }
  const span = cutSpan(await readViewSpan(ask, view, now), within);
  if (span === null) return null;
  const found = keys === null ? sql : Prisma.sql`${keys} AND ${sql}`;
  return Prisma.sql`${spanToSql('event_time', span)} AND ${found}`;
}

/**
 * PostgreSQL plans a cursor for its first rows. That is right where most rows match, and would walk
 * through all events for the few that an index of keys finds at once.
 */
async function openCursor(ask: Ask, view: View, where: Prisma.Sql, { keys }: ViewCondition): Promise<void> {
  await ask(Prisma.raw(`SET LOCAL cursor_tuple_fraction = ${keys === null ? 0.1 : 1}`));
  await ask(Prisma.sql`DECLARE view_rows NO SCROLL CURSOR FOR
    SELECT ${eventColumns}, batch, seq FROM event WHERE ${where} ORDER BY ${orderToSql(view.sort)}`);
}
