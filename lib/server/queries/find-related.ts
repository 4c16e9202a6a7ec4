import { lookupHash } from '#lib/core/cloudtrail/lookup-hash.ts';
import { recordIds } from '#lib/core/cloudtrail/record-ids.ts';
import type { EventRow } from '#lib/core/contract/events.ts';
import type { RelatedResponse } from '#lib/core/contract/related.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { relatedViews } from '#lib/core/events/related-views.ts';
import { formatView } from '#lib/core/view/codec.ts';
import type { EventRef } from '#lib/core/view/event-ref.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readViewSpan } from './data-span.ts';
import { eventColumns, type StoredRow, toEventRows } from './event-columns.ts';
import { findRows } from './find-rows.ts';
import type { RawPlace } from './open-blocks.ts';
import { readRawRecords } from './raw-records.ts';
import { type Ask, type QueryContext, readSnapshot } from './read-snapshot.ts';
import { cutSpan, viewCondition } from './view-condition.ts';
import { spanToSql, timestamp } from './view-to-sql.ts';

/** Counted at most: beyond, the timeline tells how many. */
const bound = 1000;
/** Rows to either side of the event. */
const nearest = 3;

/** What else belongs to an event, and the Views that hold it. Throws SpoorError 'not_found'. */
export function findRelated(context: QueryContext, ref: EventRef, seconds: number): Promise<RelatedResponse> {
  return readSnapshot(context, async (ask) => {
    const subject = await readSubject(ask, ref);
    const groups: RelatedResponse['groups'] = [];
    for (const { relation, view } of relatedViews(subject, seconds)) {
      const neighbours = (sort: View['sort']) =>
        findRows(ask, { ...view, sort }, ref, nearest, context.now).then((rows) => toEventRows(ask, rows));
      groups.push({
        relation,
        view: formatView(view),
        count: await countBounded(ask, view, context.now),
        bound,
        before: (await neighbours('newest')).reverse(),
        after: await neighbours('oldest'),
      });
    }
    return { groups };
  });
}

async function readSubject(
  ask: Ask,
  { eventTime, eventKey }: EventRef,
): Promise<EventRow & { requestID: string | null; sharedEventID: string | null; eventID: string | null }> {
  const time = eventTime === null ? Prisma.sql`'-infinity'` : timestamp(eventTime);
  const [row] = await ask<StoredRow & RawPlace & { event_id: number | null }>(Prisma.sql`
    SELECT ${eventColumns}, event_id, batch, seq FROM event
    WHERE event_time = ${time} AND event_key = ${eventKey}::uuid`);
  if (row === undefined) throw new SpoorError('not_found', 'There is no such event here.');
  const [event] = await toEventRows(ask, [row]);
  if (event === undefined) throw new Error('As many rows come back as were given.');
  const [record] = await readRawRecords(ask, [row]);
  const records = (record == null ? null : recordIds(record.bytes)) ?? [];
  // An envelope may hold several records: ours is the one whose id has the stored hash.
  const ids =
    records.find(({ eventID }) => eventID !== null && lookupHash(eventID) === row.event_id) ??
    (records.length === 1 ? records[0] : undefined);
  return {
    ...event,
    eventID: ids?.eventID ?? null,
    requestID: ids?.requestID ?? null,
    sharedEventID: ids?.sharedEventID ?? null,
  };
}

async function countBounded(ask: Ask, view: View, now: number): Promise<number> {
  const condition = await viewCondition(ask, view);
  const keys = condition.keys ?? Prisma.sql`TRUE`;
  const span = cutSpan(await readViewSpan(ask, view, now), condition.within);
  const time =
    view.range.kind === 'untimed'
      ? Prisma.sql`event_time = '-infinity'`
      : span === null
        ? Prisma.sql`FALSE`
        : spanToSql('event_time', span);
  const [row] = await ask<{ n: string }>(Prisma.sql`
    SELECT count(*) AS n FROM (SELECT FROM event WHERE ${time} AND ${keys} AND ${condition.sql}
                               LIMIT ${bound}) AS counted`);
  return Number(row?.n ?? 0);
}
