import { z } from 'zod';
import { toEntity } from '#lib/core/entity/entity-codec.ts';
import { SpoorError } from '#lib/core/errors.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';
import { readEntity } from '#lib/server/queries/read-entity.ts';

export const GET = withRoute(
  {
    authorise: 'events.read',
    view: true,
    params: z.object({ kind: z.string() }),
    query: z.object({
      value: z.string().max(4096, 'is too long'),
      path: z.string().max(300, 'is too long').optional(),
    }),
  },
  async ({ view, params, query, signal }) => {
    const entity = toEntity(params.kind, query.value, query.path ?? null);
    if (typeof entity === 'string') throw new SpoorError('bad_request', entity);
    return readEntity(queryContext(signal), entity, view);
  },
);
