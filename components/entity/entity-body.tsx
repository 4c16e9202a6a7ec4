'use client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { QueryError } from '#components/ui/query-error.tsx';
import { facetsQuery } from '#lib/browser/entity-queries.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { EntityResponse } from '#lib/core/contract/entities.ts';
import type { FacetResponse } from '#lib/core/contract/events.ts';
import type { Entity, EntityField } from '#lib/core/entity/entity.ts';
import { entityView } from '#lib/core/entity/entity-view.ts';
import { type Field, fields } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';
import { EntityChart } from './entity-chart.tsx';
import { EntityIssued } from './entity-issued.tsx';
import { EntityList, listLength } from './entity-list.tsx';
import { EntityMentions } from './entity-mentions.tsx';
import { EntityStats } from './entity-stats.tsx';
import { GeoCredit } from './geo-credit.tsx';

/** What is listed of an entity's events, and how each list is called. */
const lists: readonly (readonly [EntityField, string])[] = [
  ['principal', 'Principals'],
  ['eventSource', 'Services'],
  ['eventName', 'Actions'],
  ['errorCode', 'Errors'],
  ['sourceIPAddress', 'Source IPs'],
  ['userAgent', 'User agents'],
  ['actor', 'Identities'],
  ['accessKeyId', 'Access keys'],
  ['account', 'Accounts'],
  ['awsRegion', 'Regions'],
];
const fromCube: readonly Field[] = [
  'outcome',
  ...lists.flatMap(([field]) => (fields[field].inCube ? [field] : [])),
];
const fromEvents: readonly Field[] = lists.flatMap(([field]) => (fields[field].inCube ? [] : [field]));

interface Props {
  entity: Entity;
  view: View;
  zone: string;
  /** Null until it is known. */
  total: number | null;
  about: UseQueryResult<EntityResponse>;
  onView: ChangeView;
}

/** EntityBody: figures, activity, lists. What the cube knows comes first, the rest when it is here. */
export function EntityBody({ entity, view, zone, total, about, onView }: Props) {
  const own = entityView(entity, view);
  const cube = useQuery(facetsQuery(own, fromCube, listLength));
  const events = useQuery(facetsQuery(own, fromEvents, listLength));
  const facetOf = (field: Field): FacetResponse | undefined =>
    [cube, events].flatMap(({ data }) => data?.facets ?? []).find((facet) => facet.field === field);
  const kept = { range: view.range, zone: view.zone };
  const failed = [cube, events, about].find(({ error, data }) => error !== null && data === undefined);
  return (
    <div className="mx-auto flex min-w-[960px] max-w-[1760px] flex-col gap-3">
      <EntityStats own={own} zone={zone} total={total} outcomes={facetOf('outcome')} seen={about.data} />
      {about.data?.issued && <EntityIssued issued={about.data.issued} zone={zone} />}
      <EntityChart own={own} zone={zone} onView={onView} />
      {failed?.error && <QueryError inline error={failed.error} onRetry={() => void failed.refetch()} />}
      <div className="grid grid-cols-3 gap-3">
        {lists
          .filter(([field]) => field !== entity.kind)
          .map(([field, title]) => (
            <EntityList
              key={field}
              title={title}
              field={field}
              facet={facetOf(field)}
              own={own}
              kept={kept}
            />
          ))}
        <EntityMentions entity={entity} view={view} mentions={about.data?.mentions} />
      </div>
      <GeoCredit />
    </div>
  );
}
