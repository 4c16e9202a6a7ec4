import { queryOptions } from '@tanstack/react-query';
import { importFileResponse } from '#lib/core/contract/imports.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { fetchJson } from './fetch-json.ts';

/** One imported file. */
export function fileQuery(id: number) {
  return queryOptions({
    queryKey: ['imports', 'file', id],
    queryFn: ({ signal }) => fetchJson(apiPaths.file(id), importFileResponse, { signal }),
  });
}
