import { z } from 'zod';
import { fileParams } from '#lib/core/contract/parameters.ts';
import { rejectFormats } from '#lib/core/imports/rejects-text.ts';
import { downloadRejects } from '#lib/server/http/download-rejects.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { streamRejects } from '#lib/server/queries/list-import-rejects.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'imports.read',
    params: fileParams,
    query: z.object({ format: z.enum(rejectFormats, 'is csv or ndjson') }),
  },
  async ({ params, query, signal }) =>
    downloadRejects(
      await streamRejects(queryContext(signal), { fileId: params.id }),
      `rejects-file-${params.id}`,
      query.format,
    ),
);
