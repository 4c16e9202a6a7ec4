import { z } from 'zod';
import { fileStates } from '#lib/core/contract/imports.ts';
import { importParams, limitParam, serialParam } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { listImportFiles } from '#lib/server/queries/list-import-files.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'imports.read',
    params: importParams,
    query: z.object({
      state: z.enum(fileStates).optional(),
      after: serialParam.optional(),
      limit: limitParam(500, 100),
    }),
  },
  ({ params, query, signal }) =>
    listImportFiles(queryContext(signal), {
      runId: params.id,
      state: query.state ?? null,
      after: query.after ?? null,
      limit: query.limit,
    }),
);
