import { exportParams } from '#lib/core/contract/exports.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { keepContext } from '#lib/server/keep/keep-context.ts';
import { cancelExport, readExport } from '#lib/server/keep/read-export.ts';

export const GET = withRoute({ authorise: 'events.export', params: exportParams }, ({ params, signal }) =>
  readExport(keepContext(signal).prisma, params.id),
);

export const DELETE = withRoute({ authorise: 'events.export', params: exportParams }, ({ params, signal }) =>
  cancelExport(keepContext(signal).prisma, params.id),
);
