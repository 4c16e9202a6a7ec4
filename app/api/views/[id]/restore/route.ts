import { savedViewParams } from '#lib/core/contract/views.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { keepContext } from '#lib/server/keep/keep-context.ts';
import { restoreSavedView } from '#lib/server/keep/remove-saved-view.ts';

export const POST = withRoute({ authorise: 'views.write', params: savedViewParams }, ({ params, signal }) =>
  restoreSavedView(keepContext(signal).prisma, params.id),
);
