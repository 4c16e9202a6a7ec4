import { z } from 'zod';
import { eventRefParam } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { findEventOrigin } from '#lib/server/queries/find-event-origin.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  { authorise: 'events.read', params: z.object({ ref: eventRefParam }) },
  ({ params, signal }) => findEventOrigin(queryContext(signal), params.ref),
);
