import { z } from 'zod';
import { importParams, limitParam, serialParam } from '#lib/core/contract/parameters.ts';
import { remarkKinds } from '#lib/core/imports/notes.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { listImportRejects } from '#lib/server/queries/list-import-rejects.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'imports.read',
    params: importParams,
    query: z.object({
      kind: z.enum(remarkKinds).optional(),
      after: serialParam.optional(),
      limit: limitParam(500, 100),
    }),
  },
  ({ params, query, signal }) =>
    listImportRejects(queryContext(signal), {
      runId: params.id,
      kind: query.kind,
      after: query.after ?? null,
      limit: query.limit,
    }),
);
