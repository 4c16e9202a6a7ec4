import { apiDocument } from '#lib/core/contract/api/api-document.ts';
import { withRoute } from '#lib/server/http/with-route.ts';

export const GET = withRoute({ authorise: 'health.read' }, () => Promise.resolve(apiDocument()));
