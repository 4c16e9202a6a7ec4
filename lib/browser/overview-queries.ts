import { queryOptions } from '@tanstack/react-query';
import { overviewResponse } from '#lib/core/contract/overview.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { fetchJson } from './fetch-json.ts';
import { liveEvery } from './live-every.ts';

/** What is in here; asked again every few seconds while an import works. */
export function overviewQuery() {
  return queryOptions({
    queryKey: ['overview'],
    queryFn: ({ signal }) => fetchJson(apiPaths.overview, overviewResponse, { signal }),
    refetchInterval: (query) =>
      query.state.data?.runs.some((run) => run.finishedAt === null) ? liveEvery(3_000, query.state) : false,
  });
}
