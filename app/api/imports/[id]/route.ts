import { importParams } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';
import { readImport } from '#lib/server/queries/read-import.ts';

export const GET = withRoute({ authorise: 'imports.read', params: importParams }, ({ params, signal }) =>
  readImport(queryContext(signal), params.id),
);
