import { z } from 'zod';
import { listedFieldParam } from '#lib/core/contract/search.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';
import { readFieldStatistics } from '#lib/server/queries/read-field-statistics.ts';

export const GET = withRoute(
  { authorise: 'events.read', view: true, params: z.object({ field: listedFieldParam }) },
  ({ view, params, signal }) => readFieldStatistics(queryContext(signal, view), view, params.field),
);
