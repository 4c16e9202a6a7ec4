import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { deletionResponse, importVerbResponse, type retryRequest } from '#lib/core/contract/deletion.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { fetchJson } from './fetch-json.ts';

/** What deleting an import would do, or did: looked up when it is asked for, never from memory. */
export function deletionQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', id, 'deletion'],
    queryFn: ({ signal }) => fetchJson(apiPaths.importDeletion(id), deletionResponse, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

export const deleteImport = (id: string) =>
  fetchJson(apiPaths.importDeletion(id), importVerbResponse, { method: 'POST' });

export const restoreImport = (id: string) =>
  fetchJson(apiPaths.importRestore(id), importVerbResponse, { method: 'POST' });

export const cancelImport = (id: string) =>
  fetchJson(apiPaths.importCancel(id), importVerbResponse, { method: 'POST' });

export const retryImport = (id: string, what: z.infer<typeof retryRequest>) =>
  fetchJson(apiPaths.importRetry(id), importVerbResponse, { method: 'POST', body: what });
