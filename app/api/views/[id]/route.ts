import { changeViewRequest, savedViewParams } from '#lib/core/contract/views.ts';
import { withRoute } from '#lib/server/http/with-route.ts';
import { changeSavedView } from '#lib/server/keep/change-saved-view.ts';
import { keepContext } from '#lib/server/keep/keep-context.ts';
import { removeSavedView } from '#lib/server/keep/remove-saved-view.ts';

export const PATCH = withRoute(
  { authorise: 'views.write', params: savedViewParams, body: changeViewRequest },
  ({ params, body, signal }) => changeSavedView(keepContext(signal).prisma, params.id, body),
);

export const DELETE = withRoute({ authorise: 'views.write', params: savedViewParams }, ({ params, signal }) =>
  removeSavedView(keepContext(signal).prisma, params.id),
);
