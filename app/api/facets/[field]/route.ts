import { z } from 'zod';
import { fieldParam, limitParam } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { listFacetValues } from '#lib/server/queries/list-facet-values.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'events.read',
    view: true,
    params: z.object({ field: fieldParam }),
    query: z.object({ search: z.string().max(256, 'is too long').default(''), limit: limitParam(200, 25) }),
  },
  ({ view, params, query, signal }) =>
    listFacetValues(queryContext(signal), view, { field: params.field, ...query }),
);
