import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { entityResponse } from '#lib/core/contract/entities.ts';
import { facetsResponse } from '#lib/core/contract/events.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';
import type { Entity } from '#lib/core/entity/entity.ts';
import { formatEntityQuery } from '#lib/core/entity/entity-codec.ts';
import { formatView } from '#lib/core/view/codec.ts';
import type { Field } from '#lib/core/view/fields.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { fetchJson } from './fetch-json.ts';

/** What changes counts: neither the zone nor the order nor the open event does. */
function countedPart({ range, filters, search, file }: View): View {
  return { ...defaultView, range, filters, search, file };
}

/** First and last seen, mentions, who handed it out. */
export function entityQuery(entity: Entity, view: View) {
  const query = formatEntityQuery(entity, countedPart(view));
  return queryOptions({
    queryKey: ['entity', entity.kind, query],
    queryFn: ({ signal }) =>
      fetchJson(`${apiPaths.entity(entity.kind)}?${query}`, entityResponse, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** The most frequent values of several fields in a View's events. */
export function facetsQuery(view: View, fields: readonly Field[], limit: number) {
  const query = new URLSearchParams(formatView(countedPart(view)));
  query.set('fields', fields.join(','));
  query.set('limit', String(limit));
  return queryOptions({
    queryKey: ['facets', query.toString()],
    queryFn: ({ signal }) => fetchJson(`${apiPaths.facets}?${query}`, facetsResponse, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
