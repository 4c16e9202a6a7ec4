import Link from 'next/link';
import { Badge } from '#components/ui/badge.tsx';
import { type Column, DataTable, figureColumn, wordColumn } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { formatSort, parseSort } from '#components/ui/sort-rows.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import { shortService } from '#lib/core/cloudtrail/readable-principal.ts';
import { lastOfArn } from '#lib/core/roles/name-session.ts';
import { callsOf, type TrustPair } from '#lib/core/roles/prepare-trust.ts';
import { rolesHref } from '#lib/core/roles/role-hrefs.ts';
import { formatCount } from '#lib/core/text/format-number.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import type { View } from '#lib/core/view/view.ts';
import { HourText } from './hour-text.tsx';
import { TrustSources } from './trust-sources.tsx';

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
  /** `formatSort` of the order; null: the most used first. */
  by: string | null;
  onBy: (by: string | null) => void;
}

/** TrustTable: who became which role; a role leads to its sessions, a count to the calls. Props: pairs, view, zone, marksNew, by, onBy. */
export function TrustTable({ pairs, view, zone, marksNew, by, onBy }: Props) {
  if (pairs.length === 0)
    return <EmptyState title="No pair matches">Another caller, role or account would show some.</EmptyState>;
  const columns = columnsOf(view, zone, marksNew);
  return (
    <DataTable
      label="Who became which role"
      wide
      columns={columns}
      rows={pairs}
      keyOf={(pair) =>
        `${pair.principal} ${pair.switchFrom} ${pair.callerAccount} ${pair.kind} ${pair.roleArn}`
      }
      sorted={parseSort(by, columns)}
      onSort={(next) => onBy(formatSort(next))}
    />
  );
}

function columnsOf(view: View, zone: string, marksNew: boolean): Column<TrustPair>[] {
  const calls = (which: 'taken' | 'refused') => (pair: TrustPair) => (
    <Calls pair={pair} which={which} view={view} />
  );
  return [
    {
      key: 'caller',
      head: 'Caller',
      by: callerOf,
      cell: (pair) => (
        <span title={pair.caller?.toWellFormed()}>
          <ValueText value={callerOf(pair)} truncate />
        </span>
      ),
    },
    wordColumn('from', 'Account', (pair) => pair.callerAccount),
    {
      key: 'role',
      head: 'Role',
      by: (pair) => lastOfArn(pair.roleArn),
      cell: (pair) => (
        <Link
          href={rolesHref({
            range: view.range,
            zone: view.zone,
            filters: [{ field: 'principal', operator: 'is', values: [pair.roleArn] }],
          })}
          prefetch={false}
          title={pair.roleArn.toWellFormed()}
          className="block hover:text-accent hover:underline"
        >
          <ValueText value={lastOfArn(pair.roleArn)} truncate />
        </Link>
      ),
    },
    wordColumn('to', 'Account', (pair) => pair.roleAccount),
    {
      key: 'how',
      head: 'How',
      width: 'w-32',
      look: 'text-muted',
      by: ({ kind }) => howTaken[kind] ?? kind,
      cell: ({ kind }) => <span title={kind}>{howTaken[kind] ?? kind}</span>,
    },
    {
      key: 'new',
      head: <span className="sr-only">{marksNew && 'New in this range'}</span>,
      width: 'w-14',
      cell: (pair) => marksNew && pair.isNew && <Badge tone="accent">new</Badge>,
    },
    { ...figureColumn('taken', 'Taken', (pair) => pair.count), cell: calls('taken') },
    {
      ...figureColumn('refused', 'Refused', (pair) => pair.refused, { tone: 'text-denied-text' }),
      cell: calls('refused'),
    },
    {
      key: 'where',
      head: 'From',
      width: 'w-24',
      cell: (pair) => <TrustSources pair={pair} view={view} />,
    },
    {
      key: 'first',
      head: 'First',
      width: 'w-36',
      by: (pair) => pair.first,
      cell: (pair) => <HourText iso={pair.first} zone={zone} />,
    },
    {
      key: 'last',
      head: 'Last',
      width: 'w-36',
      by: (pair) => pair.last,
      cell: (pair) => <HourText iso={pair.last} zone={zone} />,
    },
  ];
}

function callerOf({ caller }: TrustPair): string | null {
  return caller === null ? null : lastOfArn(shortService(caller));
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
