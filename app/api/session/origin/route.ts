import { sessionParams } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { findOrigin } from '#lib/server/queries/find-origin.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute({ authorise: 'events.read', query: sessionParams }, ({ query, signal }) =>
  findOrigin(queryContext(signal), query.key),
);
