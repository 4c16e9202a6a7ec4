import { z } from 'zod';
import { chosenParam, limitParam } from '#lib/core/contract/parameters.ts';
import { listedFieldParam } from '#lib/core/contract/search.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { listFacet } from '#lib/server/queries/list-facet.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'events.read',
    view: true,
    params: z.object({ field: listedFieldParam }),
    query: z.object({
      search: z.string().max(256, 'is too long').default(''),
      chosen: chosenParam,
      limit: limitParam(200, 25),
    }),
  },
  ({ view, params, query, signal }) =>
    listFacet(queryContext(signal, view), view, { field: params.field, ...query }),
);
