import { z } from 'zod';
import { eventRefParam, limitParam } from '#lib/core/contract/parameters.ts';
import { maxAroundSeconds } from '#lib/core/contract/related.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { findRelated } from '#lib/server/queries/find-related.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'events.read',
    params: z.object({ ref: eventRefParam }),
    query: z.object({ seconds: limitParam(maxAroundSeconds, 5) }),
  },
  ({ params, query, signal }) => findRelated(queryContext(signal), params.ref, query.seconds),
);
