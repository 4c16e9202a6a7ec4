import { withRoute } from '#lib/server/http/with-route.ts';
import { listMissingLogs } from '#lib/server/queries/list-missing-logs.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute({ authorise: 'events.read' }, ({ signal }) =>
  listMissingLogs(queryContext(signal)),
);
