import { queryOptions } from '@tanstack/react-query';
import { eventsResponse } from '#lib/core/contract/events.ts';
import { importFileResponse } from '#lib/core/contract/imports.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import { formatView } from '#lib/core/view/codec.ts';
import { defaultView } from '#lib/core/view/view.ts';
import { fetchJson } from './fetch-json.ts';

/** One imported file. */
export function fileQuery(id: number) {
  return queryOptions({
    queryKey: ['imports', 'file', id],
    queryFn: ({ signal }) => fetchJson(apiPaths.file(id), importFileResponse, { signal }),
  });
}

/** The latest few events of a file, or of those in it that have no usable time. */
export function fileEventsQuery(id: number, range: 'all' | 'untimed') {
  const question = formatView({ ...defaultView, file: id, range: { kind: range } });
  return queryOptions({
    queryKey: ['events', 'of file', id, range],
    queryFn: ({ signal }) => fetchJson(`${apiPaths.events}?${question}&limit=10`, eventsResponse, { signal }),
  });
}
