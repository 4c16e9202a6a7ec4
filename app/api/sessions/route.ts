import { z } from 'zod';
import { limitParam } from '#lib/core/contract/parameters.ts';
import { sessionProofs, sessionSorts } from '#lib/core/contract/roles.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { listSessions } from '#lib/server/queries/list-sessions.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'events.read',
    view: true,
    query: z.object({
      order: z.enum(sessionSorts).default('look'),
      proof: z.enum(sessionProofs).default('any'),
      cursor: z.string().max(60, 'is too long').optional(),
      limit: limitParam(500, 100),
    }),
  },
  ({ view, query, signal }) =>
    listSessions(queryContext(signal), view, { ...query, cursor: query.cursor ?? null }),
);
