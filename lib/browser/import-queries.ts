import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  type ImportFile,
  type ImportRun,
  importFilesResponse,
  importResponse,
  importsResponse,
} from '#lib/core/contract/imports.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { fetchJson } from './fetch-json.ts';
import { liveEvery } from './live-every.ts';

/** How often something unfinished is asked after. */
const liveMs = 700;
/** Lists of a run under way: each round fetches every page that is shown. */
export const liveListMs = 2_000;

/** All runs, newest first, page after page; live while one of them works. */
export function importsQuery() {
  return infiniteQueryOptions({
    queryKey: ['imports'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchJson(withParams(apiPaths.imports, { before: pageParam }), importsResponse, { signal }),
    getNextPageParam: (last) => last.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.runs.some(isMoving))
        ? liveEvery(liveMs, query.state)
        : false,
  });
}

/** One run with its sources; live until it is finished. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => fetchJson(apiPaths.import(id), importResponse, { signal }),
    refetchInterval: (query) =>
      query.state.data && isMoving(query.state.data.run) ? liveEvery(liveMs, query.state) : false,
  });
}

/** Being imported, deleted or brought back. */
export function isMoving({ finishedAt, deletion }: ImportRun): boolean {
  return finishedAt === null || deletion?.state === 'deleting' || deletion?.state === 'restoring';
}

/** The files of a run, those that need a look first. `live` while the run works. */
export function importFilesQuery(id: string, state: ImportFile['state'] | null, live: boolean) {
  return infiniteQueryOptions({
    queryKey: ['imports', id, 'files', state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchJson(withParams(apiPaths.importFiles(id), { state, after: pageParam }), importFilesResponse, {
        signal,
      }),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: live ? liveListMs : false,
  });
}

function withParams(path: string, params: Record<string, string | null>): string {
  const given = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== null);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
