import { withRoute } from '#lib/server/http/with-route.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';
import { readOverview } from '#lib/server/queries/read-overview.ts';

export const GET = withRoute({ authorise: 'events.read' }, ({ signal }) =>
  readOverview(queryContext(signal)),
);
