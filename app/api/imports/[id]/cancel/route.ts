import { importParams } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { cancelImport } from '#lib/server/jobs/cancel-import.ts';

/** Ends an import that works; what was read whole stays. */
export const POST = withRoute({ authorise: 'imports.create', params: importParams }, ({ params }) =>
  cancelImport(params.id),
);
