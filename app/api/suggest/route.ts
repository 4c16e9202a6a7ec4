import { z } from 'zod';
import { limitParam } from '#lib/core/contract/parameters.ts';
import { listedFieldParam } from '#lib/core/contract/search.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';
import { suggest } from '#lib/server/queries/suggest.ts';

export const GET = withRoute(
  {
    authorise: 'events.read',
    view: true,
    query: z.object({
      field: listedFieldParam.optional(),
      prefix: z.string().max(256, 'is too long').default(''),
      limit: limitParam(100, 12),
    }),
  },
  ({ view, query, signal }) =>
    suggest(queryContext(signal, view), view, { ...query, field: query.field ?? null }),
);
