import type { RowPlaceResponse } from '#lib/core/contract/events.ts';
import type { EventRef } from '#lib/core/view/event-ref.ts';
import type { View } from '#lib/core/view/view.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { countSpan } from './count-hours.ts';
import { spanToCount } from './count-rows.ts';
import { type QueryContext, readSnapshot } from './read-snapshot.ts';
import { sampleWhereCostly } from './sample-where-costly.ts';
import { cutSpan, viewCondition } from './view-condition.ts';
import { timestamp } from './view-to-sql.ts';

/** How many of the View's rows come up to a place in its order, counted as the histogram counts them. */
export function countRowsTo(context: QueryContext, view: View, place: EventRef): Promise<RowPlaceResponse> {
  return readSnapshot(context, async (ask) => {
    const condition = await viewCondition(ask, view);
    const untimed = place.eventTime === null;
    if (untimed !== (view.range.kind === 'untimed') || (untimed && condition.within !== null))
      return { rows: 0, holds: false };
    const moment = place.eventTime === null ? Prisma.sql`'-infinity'` : timestamp(place.eventTime);
    const { span } = untimed ? { span: null } : await spanToCount(ask, view, condition, context.now);
    const before =
      span === null || place.eventTime === null
        ? null
        : cutSpan(
            span,
            view.sort === 'newest'
              ? { from: place.eventTime + 1, to: span.to }
              : { from: span.from, to: place.eventTime },
          );
    const inSpan = untimed || (span !== null && cutSpan(span, momentOf(place.eventTime)) !== null);
    const upTo = view.sort === 'newest' ? Prisma.sql`>=` : Prisma.sql`<=`;
    const [ties] = inSpan
      ? await ask<{ n: string; holds: boolean | null }>(Prisma.sql`
          SELECT count(*) AS n, bool_or(event_key = ${place.eventKey}::uuid) AS holds FROM event
          WHERE event_time = ${moment} AND event_key ${upTo} ${place.eventKey}::uuid AND ${condition.sql}`)
      : [];
    const earlier =
      before === null ? 0 : await countSpan(ask, await sampleWhereCostly(ask, condition, before), before);
    return { rows: Math.round(earlier) + Number(ties?.n ?? 0), holds: ties?.holds ?? false };
  });
}

function momentOf(ms: number | null) {
  return ms === null ? null : { from: ms, to: ms + 1 };
}
