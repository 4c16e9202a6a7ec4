import { queryOptions, useQuery } from '@tanstack/react-query';
import { apiPaths } from '#lib/core/contract/paths.ts';
import {
  type ChangeViewRequest,
  type SavedView,
  type SaveViewRequest,
  savedView,
  savedViewsResponse,
} from '#lib/core/contract/views.ts';
import { fetchJson } from './fetch-json.ts';
import { useTakenOver } from './use-taken-over.ts';

/** All saved views, by name. */
export function savedViewsQuery() {
  return queryOptions({
    queryKey: ['views'],
    queryFn: ({ signal }) => fetchJson(apiPaths.views, savedViewsResponse, { signal }),
    staleTime: 30_000,
  });
}

/** Undefined until they are here, and while the page takes over what the server drew: that knew none. */
export function useSavedViews(): readonly SavedView[] | undefined {
  const { data } = useQuery(savedViewsQuery());
  return useTakenOver() ? data?.views : undefined;
}

export function saveView(body: SaveViewRequest) {
  return fetchJson(apiPaths.views, savedView, { method: 'POST', body });
}

export function changeSavedView(id: string, body: ChangeViewRequest) {
  return fetchJson(apiPaths.view(id), savedView, { method: 'PATCH', body });
}

export function removeSavedView(id: string) {
  return fetchJson(apiPaths.view(id), savedView, { method: 'DELETE' });
}

export function restoreSavedView(id: string) {
  return fetchJson(apiPaths.viewRestore(id), savedView, { method: 'POST' });
}
