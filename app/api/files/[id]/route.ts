import { fileParams } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';
import { readImportFile } from '#lib/server/queries/read-import-file.ts';

export const GET = withRoute({ authorise: 'imports.read', params: fileParams }, ({ params, signal }) =>
  readImportFile(queryContext(signal), params.id),
);
