import { queryOptions } from '@tanstack/react-query';
import { coverageResponse } from '#lib/core/contract/coverage.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { formatView } from '#lib/core/view/codec.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { fetchJson } from './fetch-json.ts';

/** Days of the View's range without logs, for its accounts. */
export function coverageQuery({ range, filters }: View) {
  const accounts = filters.filter(({ field }) => field === 'account');
  const query = formatView({ ...defaultView, range, filters: accounts });
  return queryOptions({
    queryKey: ['coverage', query],
    queryFn: ({ signal }) => fetchJson(`${apiPaths.coverage}?${query}`, coverageResponse, { signal }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
}
