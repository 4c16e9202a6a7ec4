import Link from 'next/link';
import { type Column, DataTable, figureColumn, wordColumn } from '#components/ui/data-table.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { keyOfPath } from '#lib/core/roles/resource-paths.ts';
import { resourceView } from '#lib/core/roles/resource-view.ts';
import { countOf } from '#lib/core/text/format-number.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';

interface Props {
  detail: SessionDetailResponse;
  viewZone: string;
}

/** SessionResources: what a session's events name, those that it changed first; each leads to its events. Props: detail, viewZone. */
export function SessionResources({ detail, viewZone }: Props) {
  const columns: Column<(typeof detail.resources)[number]>[] = [
    {
      key: 'resource',
      head: 'Resource',
      cell: (resource) => (
        <Link
          href={timelineHref({ ...resourceView(detail.session.key, resource), zone: viewZone })}
          prefetch={false}
          className="hover:text-accent hover:underline"
        >
          <ValueText value={resource.value} truncate />
        </Link>
      ),
    },
    wordColumn('as', 'Named as', ({ paths }) => [...new Set(paths.map(keyOfPath))].join(', '), 'w-32'),
    figureColumn('changes', 'Changes', (resource) => resource.changes, { width: 'w-18' }),
    figureColumn('events', 'Events', (resource) => resource.events, { width: 'w-16' }),
  ];
  const { values, keys } = detail.resourcesLeft;
  return (
    <>
      <DataTable
        label="Resources that it touched"
        dense
        columns={columns}
        rows={detail.resources}
        keyOf={(resource) => resource.value}
      />
      {values > 0 && (
        <p className="px-3 py-2 text-xs text-muted">
          Left out, as no names of resources: {countOf(values, 'value')} under{' '}
          <ValueText value={keys.join(', ')} />
        </p>
      )}
    </>
  );
}
