import Link from 'next/link';
import { ValueText } from '#components/ui/value-text.tsx';
import { shortService } from '#lib/core/cloudtrail/readable-principal.ts';
import type { SessionDetailResponse } from '#lib/core/contract/roles.ts';
import { groupActions } from '#lib/core/roles/group-actions.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';

interface Props {
  detail: SessionDetailResponse;
  viewZone: string;
}

/** SessionActions: what a session did, service by service, reads and changes apart. Props: detail, viewZone. */
export function SessionActions({ detail, viewZone }: Props) {
  const services = groupActions(detail.actions);
  const most = Math.max(1, ...detail.actions.map(({ reads, changes }) => reads + changes));
  return (
    <table className="w-full table-fixed border-separate border-spacing-0">
      <thead>
        <tr>
          <th className="th pl-3">Action</th>
          <th className="th w-32">
            <span className="sr-only">Drawn to scale</span>
          </th>
          <th className="th w-16 text-right">Changes</th>
          <th className="th w-14 text-right">Reads</th>
          <th className="th w-16 pr-3 text-right">Errors</th>
        </tr>
      </thead>
      {services.map((service) => (
        <tbody key={service.service} data-density="compact">
          <tr>
            <th scope="rowgroup" colSpan={5} className="td truncate bg-canvas pl-3 text-left font-medium">
              {service.service === null ? 'No service' : <ValueText value={shortService(service.service)} />}
            </th>
          </tr>
          {service.actions.map((action) => (
            <tr key={action.eventName} className="hover:bg-hover">
              <td className="td truncate pl-6">
                <Link
                  href={timelineHref({
                    zone: viewZone,
                    filters: [
                      { field: 'session', operator: 'is', values: [detail.session.key] },
                      { field: 'eventSource', operator: 'is', values: [action.eventSource] },
                      { field: 'eventName', operator: 'is', values: [action.eventName] },
                    ],
                  })}
                  className="hover:text-accent hover:underline"
                >
                  <ValueText value={action.eventName} truncate />
                </Link>
              </td>
              <td className="td">
                <span aria-hidden className="flex h-2 gap-px">
                  <span
                    className="rounded-xs bg-accent"
                    style={{ width: `${(action.changes / most) * 100}%` }}
                  />
                  <span
                    className="rounded-xs bg-line-control"
                    style={{ width: `${(action.reads / most) * 100}%` }}
                  />
                </span>
              </td>
              <Figure count={action.changes} />
              <Figure count={action.reads} />
              <Figure count={action.errors} className="pr-3" tone="text-denied-text" />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Figure({ count, className = '', tone = '' }: { count: number; className?: string; tone?: string }) {
  return (
    <td className={`td text-right ${className} ${count === 0 ? 'text-faint' : tone}`}>
      {formatCount(count)}
    </td>
  );
}
