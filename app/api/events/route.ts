import { z } from 'zod';
import { eventRefParam, limitParam, offsetParam, placeOrEndParam } from '#lib/core/contract/parameters.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { listEvents, maxPage, type Page } from '#lib/server/queries/list-events.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

const place = z.object({
  cursor: eventRefParam.optional(),
  before: placeOrEndParam.optional(),
  offset: offsetParam.optional(),
});

export const GET = withRoute(
  { authorise: 'events.read', view: true, query: place.extend({ limit: limitParam(maxPage, 200) }) },
  ({ view, query, signal }) =>
    listEvents(queryContext(signal, view), view, { at: placeOf(query), limit: query.limit }),
);

function placeOf({ cursor, before, offset }: z.infer<typeof place>): Page['at'] {
  if ([cursor, before, offset].filter((each) => each !== undefined).length > 1)
    throw new SpoorError('bad_request', 'A page has one place: cursor, before or offset.');
  if (before !== undefined) return { before: before === 'end' ? null : before };
  return offset === undefined ? { after: cursor ?? null } : { offset };
}
