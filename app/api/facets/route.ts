import { z } from 'zod';
import { fieldListParam, limitParam } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { countFacets } from '#lib/server/queries/count-facets.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'events.read',
    view: true,
    query: z.object({ fields: fieldListParam, limit: limitParam(100, 25) }),
  },
  ({ view, query, signal }) => countFacets(queryContext(signal), view, query),
);
