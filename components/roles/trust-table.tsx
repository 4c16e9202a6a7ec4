import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { shortService } from '#lib/core/cloudtrail/readable-principal.ts';
import { lastOfArn } from '#lib/core/roles/name-session.ts';
import type { TrustPair } from '#lib/core/roles/prepare-trust.ts';
import { rolesHref } from '#lib/core/roles/role-hrefs.ts';
import { formatPattern } from '#lib/core/search/format-search.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import type { View } from '#lib/core/view/view.ts';
import { HourText } from './hour-text.tsx';

interface Props {
  pairs: readonly TrustPair[];
  view: View;
  zone: string;
  /** Whether a pair can be new in the View's range. */
  marksNew: boolean;
}

/** TrustTable: who became which role; a role leads to its sessions, a count to the calls. Props: pairs, view, zone, marksNew. */
export function TrustTable({ pairs, view, zone, marksNew }: Props) {
  if (pairs.length === 0)
    return <EmptyState title="No pair matches">Another caller, role or account would show some.</EmptyState>;
  return (
    <table aria-label="Who became which role" className="w-full table-fixed border-separate border-spacing-0">
      <thead>
        <tr>
          <th className="th pl-4">Caller</th>
          <th className="th w-28">Account</th>
          <th className="th">Role</th>
          <th className="th w-28">Account</th>
          <th className="th w-16">{marksNew && <span className="sr-only">New in this range</span>}</th>
          <th className="th w-20 text-right">Taken</th>
          <th className="th w-20 text-right">Refused</th>
          <th className="th w-36">First</th>
          <th className="th w-36 pr-4">Last</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={`${pair.caller} ${pair.callerAccount} ${pair.roleArn}`} className="hover:bg-hover">
            <td className="td pl-4" title={pair.caller?.toWellFormed()}>
              <ValueText
                value={pair.caller === null ? null : lastOfArn(shortService(pair.caller))}
                truncate
              />
            </td>
            <td className="td">
              <ValueText value={pair.callerAccount} truncate className="text-muted" />
            </td>
            <td className="td">
              <Link
                href={rolesHref({
                  range: view.range,
                  zone: view.zone,
                  filters: [{ field: 'principal', operator: 'is', values: [pair.roleArn] }],
                })}
                title={pair.roleArn.toWellFormed()}
                className="block hover:text-accent hover:underline"
              >
                <ValueText value={lastOfArn(pair.roleArn)} truncate />
              </Link>
            </td>
            <td className="td">
              <ValueText value={pair.roleAccount} truncate className="text-muted" />
            </td>
            <td className="td">{marksNew && pair.isNew && <Badge tone="accent">new</Badge>}</td>
            <td className="td text-right">
              <Link href={callsOf(pair, view)} className="hover:text-accent hover:underline">
                {formatCount(pair.count)}
              </Link>
            </td>
            <td
              className={pair.refused === 0 ? 'td text-right text-faint' : 'td text-right text-denied-text'}
            >
              {formatCount(pair.refused)}
            </td>
            <td className="td truncate">
              <HourText iso={pair.first} zone={zone} />
            </td>
            <td className="td truncate pr-4">
              <HourText iso={pair.last} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The calls of all callers that name the role: two accounts' records of one call are both there. */
function callsOf(pair: TrustPair, { range, zone }: View): string {
  return timelineHref({
    range,
    zone,
    search: `requestParameters.roleArn:${formatPattern({ text: pair.roleArn, wild: false })}`,
  });
}
