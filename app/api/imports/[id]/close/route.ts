import { importParams } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { closeImport } from '#lib/server/jobs/close-import.ts';

/** Some of the uploads that were announced will not come. */
export const POST = withRoute({ authorise: 'imports.create', params: importParams }, ({ params }) =>
  closeImport(params.id),
);
