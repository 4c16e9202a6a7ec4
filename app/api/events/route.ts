import { z } from 'zod';
import { eventRefParam, limitParam } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { listEvents, maxPage } from '#lib/server/queries/list-events.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'events.read',
    view: true,
    query: z.object({ cursor: eventRefParam.optional(), limit: limitParam(maxPage, 200) }),
  },
  ({ view, query, signal }) =>
    listEvents(queryContext(signal, view), view, { after: query.cursor ?? null, limit: query.limit }),
);
