import { withRoute } from '#lib/server/http/with-route.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';
import { readTrust } from '#lib/server/queries/read-trust.ts';

export const GET = withRoute({ authorise: 'events.read', view: true }, ({ view, signal }) =>
  readTrust(queryContext(signal), view),
);
