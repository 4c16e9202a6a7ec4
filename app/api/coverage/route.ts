import { withRoute } from '#lib/server/http/with-route.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';
import { readCoverage } from '#lib/server/queries/read-coverage.ts';

export const GET = withRoute({ authorise: 'events.read', view: true }, ({ view, signal }) =>
  readCoverage(queryContext(signal), view),
);
