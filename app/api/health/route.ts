import { withRoute } from '#lib/server/http/with-route.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';
import { readHealth } from '#lib/server/queries/read-health.ts';

export const GET = withRoute({ authorise: 'health.read' }, ({ signal }) => readHealth(queryContext(signal)));
