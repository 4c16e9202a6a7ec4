import { importParams } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { deleteImport } from '#lib/server/jobs/delete-import.ts';
import { undoDays } from '#lib/server/jobs/undo-days.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';
import { readDeletion } from '#lib/server/queries/read-deletion.ts';

export const GET = withRoute(
  { authorise: 'imports.read', params: importParams },
  async ({ params, signal }) => ({
    ...(await readDeletion(queryContext(signal), params.id)),
    undoDays: undoDays(),
  }),
);

export const POST = withRoute({ authorise: 'imports.delete', params: importParams }, ({ params }) =>
  deleteImport(params.id),
);
