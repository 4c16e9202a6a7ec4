import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { shortService } from '#lib/core/cloudtrail/readable-principal.ts';
import { lastOfArn } from '#lib/core/roles/name-session.ts';
import { callsOf, type TrustPair } from '#lib/core/roles/prepare-trust.ts';
import { rolesHref } from '#lib/core/roles/role-hrefs.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import type { View } from '#lib/core/view/view.ts';
import { HourText } from './hour-text.tsx';

/** In fewer words than the name of the call, where those say as much. */
const howTaken: Partial<Record<TrustPair['kind'], string>> = {
  AssumeRoleWithSAML: 'SAML',
  AssumeRoleWithWebIdentity: 'web identity',
  SwitchRole: 'console switch',
  RenewRole: 'console renewal',
};

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
          <th className="th w-36">How</th>
          <th className="th w-14">{marksNew && <span className="sr-only">New in this range</span>}</th>
          <th className="th w-20 text-right">Taken</th>
          <th className="th w-20 text-right">Refused</th>
          <th className="th w-36">First</th>
          <th className="th w-36 pr-4">Last</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr
            key={`${pair.principal} ${pair.switchFrom} ${pair.callerAccount} ${pair.kind} ${pair.roleArn}`}
            className="hover:bg-hover"
          >
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
            <td className="td truncate text-muted" title={pair.kind}>
              {howTaken[pair.kind] ?? pair.kind}
            </td>
            <td className="td">{marksNew && pair.isNew && <Badge tone="accent">new</Badge>}</td>
            <td className="td text-right">
              <Calls pair={pair} which="taken" view={view} />
            </td>
            <td
              className={pair.refused === 0 ? 'td text-right text-faint' : 'td text-right text-denied-text'}
            >
              <Calls pair={pair} which="refused" view={view} />
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

function Calls({ pair, which, view }: { pair: TrustPair; which: 'taken' | 'refused'; view: View }) {
  const calls = callsOf(pair, which, view);
  const count = formatCount(which === 'taken' ? pair.count : pair.refused);
  if (calls === null) return count;
  return (
    <Link href={timelineHref(calls)} className="hover:text-accent hover:underline">
      {count}
    </Link>
  );
}
