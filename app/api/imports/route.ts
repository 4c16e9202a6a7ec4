import { z } from 'zod';
import { createImportRequest } from '#lib/core/contract/imports.ts';
import { limitParam } from '#lib/core/contract/parameters.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { openImport } from '#lib/server/jobs/open-import.ts';
import { listImports } from '#lib/server/queries/list-imports.ts';
import { queryContext } from '#lib/server/queries/query-context.ts';

export const GET = withRoute(
  {
    authorise: 'imports.read',
    query: z.object({ before: z.uuid('names no import').optional(), limit: limitParam(100, 25) }),
  },
  ({ query, signal }) =>
    listImports(queryContext(signal), { before: query.before ?? null, limit: query.limit }),
);

export const POST = withRoute({ authorise: 'imports.create', body: createImportRequest }, ({ body }) =>
  openImport(body),
);
