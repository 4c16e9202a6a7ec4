import { exportQuery } from '#lib/core/contract/exports.ts';
import { answerDownload } from '#lib/server/http/answer-download.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { exportView } from '#lib/server/keep/export-view.ts';
import { keepContext } from '#lib/server/keep/keep-context.ts';

export const GET = withRoute(
  { authorise: 'events.export', view: true, query: exportQuery },
  async ({ view, query, signal }) => {
    const { parts, name, type } = await exportView(keepContext(signal), view, query);
    return answerDownload(parts, { name, type });
  },
);
