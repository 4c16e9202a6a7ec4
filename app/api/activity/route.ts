import { withRoute } from '#lib/server/http/with-route.ts';
import { countActivity } from '#lib/server/queries/count-activity.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute({ authorise: 'events.read', view: true }, ({ view, signal }) =>
  countActivity(queryContext(signal, view), view),
);
