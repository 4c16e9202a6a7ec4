import { importParams } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { restoreImport } from '#lib/server/jobs/delete-import.ts';

export const POST = withRoute({ authorise: 'imports.delete', params: importParams }, ({ params }) =>
  restoreImport(params.id),
);
