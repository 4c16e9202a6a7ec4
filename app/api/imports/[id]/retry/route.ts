import { retryRequest } from '#lib/core/contract/deletion.ts';
import { importParams } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { retryImport } from '#lib/server/jobs/retry-import.ts';

export const POST = withRoute(
  { authorise: 'imports.create', params: importParams, body: retryRequest },
  ({ params, body }) =>
    retryImport({ runId: params.id, sourceId: body.sourceId ?? null, fileId: body.fileId ?? null }),
);
