import { sessionParams } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { findSession } from '#lib/server/queries/find-session.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute({ authorise: 'events.read', query: sessionParams }, ({ query, signal }) =>
  findSession(queryContext(signal), query.key),
);
