import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { importFileResponse, importRejectsResponse } from '#lib/core/contract/imports.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { fetchJson } from './fetch-json.ts';

/** One imported file. */
export function fileQuery(id: number) {
  return queryOptions({
    queryKey: ['imports', 'file', id],
    queryFn: ({ signal }) => fetchJson(apiPaths.file(id), importFileResponse, { signal }),
  });
}

/** The records of a file that could not be read, page after page. */
export function fileRejectsQuery(id: number) {
  return infiniteQueryOptions({
    queryKey: ['imports', 'file', id, 'rejects'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam === null ? '' : `?${new URLSearchParams({ after: pageParam })}`;
      return fetchJson(`${apiPaths.fileRejects(id)}${after}`, importRejectsResponse, { signal });
    },
    getNextPageParam: (last) => last.next,
  });
}
