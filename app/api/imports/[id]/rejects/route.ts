import { importParams, rejectsQuery } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { listImportRejects } from '#lib/server/queries/list-import-rejects.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  { authorise: 'imports.read', params: importParams, query: rejectsQuery },
  ({ params, query, signal }) =>
    listImportRejects(queryContext(signal), {
      runId: params.id,
      kind: query.kind,
      after: query.after ?? null,
      limit: query.limit,
    }),
);
