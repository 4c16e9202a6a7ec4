import { infiniteQueryOptions } from '@tanstack/react-query';
import { importRejectsResponse } from '#lib/core/contract/imports.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import type { RemarkKind } from '#lib/core/imports/notes.ts';
import { fetchJson } from './fetch-json.ts';
import { liveListMs } from './import-queries.ts';

/** Whose: an import's, or one file's. */
export type RejectsOf = { readonly run: string } | { readonly file: number };

/** Rejected records of an import or a file, or notes about it, page after page. `live` while it works. */
export function rejectsQuery(of: RejectsOf, kind: RemarkKind, live = false) {
  const path = 'run' in of ? apiPaths.importRejects(of.run) : apiPaths.fileRejects(of.file);
  return infiniteQueryOptions({
    queryKey: ['imports', 'run' in of ? of.run : of.file, 'rejects', kind],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ kind });
      if (pageParam !== null) search.set('after', pageParam);
      return fetchJson(`${path}?${search}`, importRejectsResponse, { signal });
    },
    getNextPageParam: (last) => last.next,
    refetchInterval: live ? liveListMs : false,
  });
}
