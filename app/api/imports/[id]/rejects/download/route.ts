import { z } from 'zod';
import { importParams } from '#lib/core/contract/parameters.ts';
import { rejectFormats } from '#lib/core/imports/rejects-text.ts';
import { downloadRejects } from '#lib/server/http/download-rejects.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { streamRejects } from '#lib/server/queries/list-import-rejects.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'imports.read',
    params: importParams,
    query: z.object({ format: z.enum(rejectFormats, 'is csv or ndjson') }),
  },
  async ({ params, query, signal }) =>
    downloadRejects(
      await streamRejects(queryContext(signal), { runId: params.id }),
      `rejects-${params.id}`,
      query.format,
    ),
);
