import { sessionParams } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { findReach } from '#lib/server/queries/find-reach.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute({ authorise: 'events.read', query: sessionParams }, ({ query, signal }) =>
  findReach(queryContext(signal), query.key),
);
