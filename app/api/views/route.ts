import { saveViewRequest } from '#lib/core/contract/views.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { keepContext } from '#lib/server/keep/keep-context.ts';
import { listSavedViews } from '#lib/server/keep/list-saved-views.ts';
import { saveView } from '#lib/server/keep/save-view.ts';

export const GET = withRoute({ authorise: 'views.read' }, ({ signal }) =>
  listSavedViews(keepContext(signal).prisma),
);

export const POST = withRoute({ authorise: 'views.write', body: saveViewRequest }, ({ body, signal }) =>
  saveView(keepContext(signal).prisma, body),
);
