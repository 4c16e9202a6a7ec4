import { z } from 'zod';
import { eventRefParam } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { countRowsTo } from '#lib/server/queries/count-rows-to.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  { authorise: 'events.read', view: true, query: z.object({ cursor: eventRefParam }) },
  ({ view, query, signal }) => countRowsTo(queryContext(signal, view), view, query.cursor),
);
