import Link from 'next/link';
import { ValueText } from '#components/ui/value-text.tsx';
import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { keyOfPath } from '#lib/core/roles/resource-paths.ts';
import { resourceView } from '#lib/core/roles/resource-view.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';

interface Props {
  detail: SessionDetailResponse;
  viewZone: string;
}

/** SessionResources: what a session's events name, those that it changed first; each leads to its events. Props: detail, viewZone. */
export function SessionResources({ detail, viewZone }: Props) {
  return (
    <table
      aria-label="Resources that it touched"
      className="w-full table-fixed border-separate border-spacing-0"
    >
      <thead>
        <tr>
          <th className="th pl-3">Resource</th>
          <th className="th w-32">Named as</th>
          <th className="th w-16 text-right">Changes</th>
          <th className="th w-16 pr-3 text-right">Events</th>
        </tr>
      </thead>
      <tbody data-density="compact">
        {detail.resources.map((resource) => {
          const as = [...new Set(resource.paths.map(keyOfPath))].join(', ');
          return (
            <tr key={resource.value} className="hover:bg-hover">
              <td className="td truncate pl-3" title={resource.value.toWellFormed()}>
                <Link
                  href={timelineHref({ ...resourceView(detail.session.key, resource), zone: viewZone })}
                  className="hover:text-accent hover:underline"
                >
                  <ValueText value={resource.value} truncate />
                </Link>
              </td>
              <td className="td truncate text-muted" title={as.toWellFormed()}>
                <ValueText value={as} truncate />
              </td>
              <td className={resource.changes === 0 ? 'td text-right text-faint' : 'td text-right'}>
                {formatCount(resource.changes)}
              </td>
              <td className="td pr-3 text-right">{formatCount(resource.events)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
