import Link from 'next/link';
import type { ReactNode } from 'react';
import { type Column, DataTable, figureColumn, wordColumn } from '#components/ui/data-table.tsx';
import type { SessionRow } from '#lib/core/contract/roles.ts';
import { sessionHref } from '#lib/core/roles/role-hrefs.ts';
import { ChainShape } from './chain-shape.tsx';
import { GradeBadge } from './grade-badge.tsx';
import { HourText } from './hour-text.tsx';
import { SessionName } from './session-name.tsx';

interface Props {
  label: string;
  sessions: readonly SessionRow[];
  zone: string;
  viewZone: string;
  /** A column more. */
  extra?: { head: string; of: (row: SessionRow) => ReactNode };
}

/** SessionsList: a bounded table of sessions. Props: label, sessions, zone, viewZone, extra. */
export function SessionsList({ label, sessions, zone, viewZone, extra }: Props) {
  const columns: Column<SessionRow>[] = [
    {
      key: 'who',
      head: 'Who',
      cell: (row) => (
        <Link href={sessionHref(row.key, viewZone)} prefetch={false} className="block hover:underline">
          <SessionName session={row} />
        </Link>
      ),
    },
    wordColumn('account', 'Account', (row) => row.account),
    {
      key: 'chain',
      head: 'Chain',
      width: 'w-28',
      cell: (row) => <ChainShape depth={row.depth} crossed={row.crossed} />,
    },
    {
      key: 'proof',
      head: 'Proof of its link',
      width: 'w-32',
      cell: (row) => <GradeBadge grade={row.grade} kind={row.kind} />,
    },
    {
      key: 'first',
      head: 'First hour',
      width: 'w-36',
      cell: (row) => <HourText iso={row.firstHour} zone={zone} />,
    },
    figureColumn('events', 'Events', (row) => row.events, { width: 'w-16' }),
    figureColumn('changes', 'Changes', (row) => row.changes, { width: 'w-18' }),
    figureColumn('errors', 'Errors', (row) => row.errors, { width: 'w-16', tone: 'text-denied-text' }),
    ...(extra ? [{ key: 'extra', head: extra.head, width: 'w-36', cell: extra.of }] : []),
  ];
  return <DataTable label={label} columns={columns} rows={sessions} keyOf={(row) => row.key} />;
}
