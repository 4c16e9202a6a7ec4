import { fileParams, rejectsDownloadQuery } from '#lib/core/contract/parameters.ts';
import { remarksName } from '#lib/core/imports/notes.ts';
import { downloadRejects } from '#lib/server/http/download-rejects.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { streamRejects } from '#lib/server/queries/list-import-rejects.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'imports.read',
    params: fileParams,
    query: rejectsDownloadQuery,
  },
  async ({ params, query, signal }) =>
    downloadRejects(
      await streamRejects(queryContext(signal), { fileId: params.id, kind: query.kind }),
      `${remarksName(query.kind)}-file-${params.id}`,
      query.format,
    ),
);
